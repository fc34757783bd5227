"""Clinical professions, as titles name them."""

from __future__ import annotations

import re

PROFESSIONS = {
    "nurse practitioner": (
        r"nurse practitioners?|advanced practice (?:nurses?|clinicians?|providers?)|(?-i:NPs?|APRNs?|CRNPs?|FNPs?|PMHNPs?)"
    ),
    "physician assistant": r"physician (?:assistants?|associates?)|(?-i:PA-?Cs?|PAs|(?<=/)PA|PA(?=/))",
    "nurse": r"(?:registered |enrolled |practical )?nurs(?:es?|ing)|(?-i:RNs?|LPNs?|LVNs?)",
    "midwife": r"midwi(?:fe|ves|fery)",
    "psychologist": r"(?:neuro)?psychologists?",
    "physiotherapist": r"physiotherapists?|physical therapists?",
    "therapist": (
        r"(?:psycho|tele)?therapists?|counsell?ors?|social workers?|(?-i:LCSWs?|LMFTs?|LPCs?|LMHCs?|LICSWs?)"
    ),
    "pharmacist": r"(?:tele)?pharmacists?",
    "dietitian": r"diet(?:itian|ician)s?|nutritionists?",
    "dentist": r"(?:tele)?dentists?|dental surgeons?",
    "paramedic": r"paramedics?",
    "veterinarian": r"veterinarians?|vets?|veterinary (?:surgeons?|doctors?)",
    "doctor": (
        r"(?:tele)?doctors?|physicians?|gps?|general practitioners?|mbbs|mbchb|(?:medical|house) officers?|rmos?|consultants?|"
        r"internists?|(?:tele-?)?hospitalists?|(?:tele)?psychiatrists?|(?!audiolog|sonolog)\w+ologists?|pa?ediatricians?|"
        r"geriatricians?|obstetricians?|intensivists?|ana?esthetists?|surgeons?|registrars?|(?-i:(?<!, )M\.?D\.?s?|DOs?)"
    ),
}
"""Profession → what a title calls it; those whose names lie in another's come first."""
_COMPILED = {
    name: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for name, words in PROFESSIONS.items()
}


def professions(title: str) -> frozenset[str]:
    """The professions a title names.

    >>> sorted(professions("Telehealth MD/NP (remote)")), sorted(professions("Physician assistant"))
    (['doctor', 'nurse practitioner'], ['physician assistant'])
    """
    found = set()
    for name, words in _COMPILED.items():
        title, count = words.subn(" ", title)
        if count:
            found.add(name)
    return frozenset(found)
