"""Invented postings by number, each unlike the others."""

from __future__ import annotations

_WORK = (
    "urgent care",
    "dermatology",
    "psychiatry",
    "diabetes care",
    "sleep medicine",
    "travel advice",
    "triage",
)
_PLACES = (
    "Leeds",
    "Austin",
    "Cork",
    "Perth",
    "Pune",
    "Toronto",
    "Nairobi",
    "Auckland",
    "Dubai",
    "Lagos",
    "Hull",
)
_NEEDS = (
    "GMC registration",
    "a Texas licence",
    "registration with the Medical Council",
    "AHPRA registration",
)


def posting(number: int) -> str:
    """The text of a posting; `number` decides all of it."""
    work, place, need = (
        _WORK[number % len(_WORK)],
        _PLACES[number % len(_PLACES)],
        _NEEDS[number % len(_NEEDS)],
    )
    team = " ".join(_name(number * 7 + n) for n in range(12))
    return (
        f"Telehealth physician, {work} {number}\nClinic {_name(number)}, {place}\n\n"
        f"You will see patients by video from home and treat what they bring to our {work} service. We need {need} "
        f"and {2 + number % 5} years in practice. We pay ${20 + number % 60} per consult every second week, for up to "
        f"{2 + number % 7} patients an hour, and give malpractice cover. You would work with {team}, and write to "
        f"{_name(number + 3)} in {place} when you could begin.\n"
    )


def page(number: int, until: str = "2999-12-31") -> str:
    """The same as a web page with a closing date."""
    title, *rest = posting(number).splitlines()
    return (
        f"<!doctype html><html><head><title>{title}</title><script type='application/ld+json'>"
        f'{{"@type": "JobPosting", "title": "{title}", "validThrough": "{until}", "description": "{" ".join(rest)}"}}'
        f"</script></head><body><h1>{title}</h1><p>{' '.join(rest)}</p></body></html>"
    )


def feed(root: str, *numbers: int) -> str:
    """An RSS feed that links to pages."""
    items = "".join(
        f"<item><title>{posting(number).splitlines()[0]}</title><link>{root}/jobs/{number}</link></item>"
        for number in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title>{items}</channel></rss>'


def _name(number: int) -> str:
    """A word made of syllables."""
    syllables = (
        "ba",
        "den",
        "fi",
        "gor",
        "hal",
        "ji",
        "kam",
        "lu",
        "mer",
        "no",
        "pet",
        "ri",
        "sol",
        "tu",
        "vin",
        "wa",
    )
    return "".join(syllables[(number * 31 + 5) // 16**place % 16] for place in range(3)).capitalize()
