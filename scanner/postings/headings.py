"""The words of a heading → the section it opens."""

from __future__ import annotations

import re
from functools import lru_cache

from scanner.model import Section

_LONGEST = 12
_DENIES = re.compile(r"\b(?:not|don't|doesn't|no|never|without|isn't|won't)\b")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EDGES = re.compile(r"^[\W_\d]+|[\W_]+$")

_APPLY = (
    r"^(?:how|where|when) (?:to|do i|can i|you can) apply|^(?:to )?apply(?:ing)?(?: now| here| today| online| via| by)?$"
    r"|\bapplication (?:process|procedure|instructions?|deadline|details|link|method)|^applications?$|^next steps?$"
    r"|\b(?:recruitment|selection|interview|hiring) (?:steps?|process|procedure|stages?)|^interested\b|^contact\b"
    r"|further (?:details|information)|informal (?:visits?|enquir|discussion)|closing date|^send (?:us )?your"
    r"|^ready to (?:apply|join)|^process(?:ing)?$"
)
_PREFERRED = (
    r"\bprefer(?:red|able|ably|ences?)\b|\bdesir(?:ed|able)\b(?! (?:candidate|profile))|nice[ -]to[ -]ha(?:ve|d)|\bnice to|\bbonus (?:points?|if|skills)"
    r"|^plus(?:es)?$|\ba plus\b|\b(?:good|great|helpful) to have|\badvantage(?:ous)?$|would be (?:nice|great|a plus|a bonus)"
    r"|set (?:you|candidates) apart|\bassets?$|^optional|even better|brownie points|extra credit|^ideally"
)
_DUTIES = (
    r"\bresponsibilit|\bdut(?:y|ies)\b|\btasks?$|essential (?:job )?functions|key (?:result|performance) areas"
    r"|\baccountabilit|\bscope of (?:work|practice|the role|service)|\bdeliverables\b"
)
_PAY = (
    r"\b(?:pay|paid|pays|compensation|salary|salaries|remuneration|renumeration|wages?|stipends?|earnings?|payouts?"
    r"|honorari(?:um|a)|ctc|reimbursement|emoluments?)\b|^(?:the |our |your )?(?:fees?|rates?|income|money|commission)\b"
    r"|\b(?:hourly|day|session|sessional|locum) rates?\b|\bfees?$|\brates?$|what (?:you|we|you'll|you will|you can|gps|doctors) (?:earn|make)"
    r"|^(?:the )?package$|^the numbers$|how (?:you|much you)(?:'ll| will)? (?:earn|get paid)|^grade$|^bonus(?:es)?$|^incentives?$"
)
_BENEFITS = (
    r"\bbenefits?\b|\bperks?\b|what (?:we|they) (?:offer|provide|give)|what we(?:'re| are) offering|what we can offer|\bwe(?:'ll)? offer\b"
    r"|^(?:our |the )?offer$|\boffers? you\b|on offer$|what you(?:'ll| will| can)? (?:get|receive|gain)|what you can expect|what's in it"
    r"|^why (?:join|work|choose|you'll|you will|us|\w+ (?:choose|stay|love|join))|^why \w+\??$|\bin return\b|good stuff|\brewards?\b"
    r"|what our (?:staff|team|people|doctors) get|^advantages|^the advantages|we support you|^support$|\bwell-?being$|time off"
)
_REQUIREMENTS = (
    r"\brequirements?\b|\brequired?\b|\brequisites?\b|\bprerequisites?\b|\bqualif(?:ications?|ied|y)\b|\bmust[ -]haves?\b|must have"
    r"|^essentials?\b|\bessential (?:criteria|skills|requirements|attributes|qualif)|\beligib|\bcriteria\b|person specification"
    r"|\bskills\b|^(?:work |professional |relevant |clinical |previous )?experience$|experience (?:and|or|needed|level)\b|and experience$"
    r"|^education\b|\bcompetenc|\bcredential|\blicen[sc](?:es?|ures?|ing)\b|\bcertificat|\bregistrations?$|\bknowledge\b"
    r"|^who (?:you are|can|may|should|we(?:'re| are)? (?:looking|need|want|take|seek|seeking))\b|what we(?:'re| are)? (?:look|need|ask|seek|require|want|expect|value)"
    r"|what (?:you|you'll|you will|you would|you do)(?:'ll)? (?:need|bring|have|must)|what you(?:'ll)? (?:are|be)$"
    r"|what (?:the candidate|candidates|i|they)(?: will)? need|what it takes|what makes you|^(?:about )?you$|^you(?:'ll| will)? (?:need|have|bring|are|must)\b"
    r"|^(?:your|the|candidate|ideal)(?: candidate)? (?:profile|background|skills|experience|person)\b|\bideal candidate|^profile$|candidate'?s? profile|^desired profile|looking for\b|^the person$"
    r"|^minimum\b|to be eligible|^you should apply|to (?:succeed|qualify)|^you(?:'ll| will| might| may)? (?:thrive|fit|be a)|^are you\b|^essential$|^to be considered"
)
_HOURS = (
    r"\bschedules?\b|\bhours\b|\bshifts?\b|^(?:time |the )?commitment$|time commitment|working (?:pattern|time|arrangement)|\bavailability\b"
    r"|\brot(?:a|as|er)\b|\broster\b|^sessions?$|work(?:ing)? week|^workload$|^caseload$|^volume$"
)
_DUTIES_ROUGHLY = (
    r"what you(?:'ll| will|'d| would)? (?:do|be doing|be working on|be responsible for|own|work|actually do|achieve)|what (?:the|a) (?:job|role|case|work|day|candidate)"
    r"|day[ -]to[ -]day|\btypical (?:day|evening|week|shift)|day in the life|\b(?:job|role|position|post) (?:summary|overview|purpose|description|context|details?|profile)"
    r"|^(?:about )?(?:the|this|your|our) (?:role|job|work|position|opportunity|post|vacancy|mission|impact|day|assignment)\b|in this role|^role$|^position$|^purpose$"
    r"|how you(?:'ll| will)? (?:contribute|make|help|spend)|^you(?:'ll| will)(?: be| be doing)?$|what (?:your|our) (?:week|day)|^main duties|^the work\b|^summary$"
)
_COMPANY = (
    r"^(?:a (?:little|bit) )?(?:more )?about\b|^who (?:we|is|are)\b|\bcompany\b|^our (?:story|mission|values|team|culture|vision|people|platform|practice|clinic|company|commitment)"
    r"|^the (?:team|department|company|clinic|practice|organi[sz]ation|hospital|trust)$|equal (?:employment )?opportunit|\beeoc?\b|\bdiversity\b|^how (?:we|it) works?\b"
    r"|^organi[sz]ation\b|^how we\b|^introduction$|^what we do$|^overview of the"
)
# Tried in order; a heading of two meanings goes to the one that says more: "salary and benefits" is pay.
_SECTIONS = tuple(
    (section, re.compile(pattern))
    for section, pattern in (
        (Section.APPLY, _APPLY),
        (Section.PREFERRED, _PREFERRED),
        (Section.DUTIES, _DUTIES),
        (Section.PAY, _PAY),
        (Section.BENEFITS, _BENEFITS),
        (Section.REQUIREMENTS, _REQUIREMENTS),
        (Section.HOURS, _HOURS),
        (Section.DUTIES, _DUTIES_ROUGHLY),
        (Section.COMPANY, _COMPANY),
    )
)

_PLAIN = re.compile(
    r"(?:(?:key|main|core|job|your|our|minimum|essential|basic|required|preferred|desired|general|additional|primary|other) )*"
    r"(?:requirements?|qualifications?|responsibilities|duties|tasks|benefits|perks|salary|compensation|remuneration|pay|package|fees|rates|schedule"
    r"|working hours|hours|skills|experience|education|eligibility|about us|about you|about the (?:role|job|team|company|position)|the role|the job"
    r"|who we are|who you are|what we offer|we offer|what you(?:'ll| will)? (?:do|need|bring|get)|what we need|job (?:summary|description)|role overview"
    r"|how to apply|to apply|nice to haves?|must haves?|person specification|(?:essential|desirable)(?: criteria)?|company overview|position summary|summary|overview"
    r"|your profile|your tasks|what we(?:'re| are) looking for|you'll need|you need|terms|conditions|duties and responsibilities|compensation and benefits"
    r"|salary and benefits|pay and benefits)"
)


@lru_cache(maxsize=4096)
def section_of(heading: str) -> Section | None:
    """Return the section a heading opens; None if its words say none, BODY if it says what is not so.

    >>> section_of("What you'll need:")
    <Section.REQUIREMENTS: 'requirements'>
    """
    words = normal(heading)
    if not words or words.count(" ") >= _LONGEST:
        return None
    if _DENIES.search(words):
        return Section.BODY
    return next((section for section, pattern in _SECTIONS if pattern.search(words)), None)


@lru_cache(maxsize=4096)
def is_plain(line: str) -> bool:
    """Whether a line is a usual heading word for word, so that it needs no mark to be one."""
    return bool(_PLAIN.fullmatch(normal(line)))


def normal(heading: str) -> str:
    """Return the words of a heading, without case, marks and asides."""
    text = (
        heading.casefold()
        .replace("\u2019", "'")
        .replace("\u2018", "'")
        .replace(" & ", " and ")
        .replace("/", " and ")
    )
    return " ".join(_EDGES.sub("", _ASIDE.sub(" ", text)).split())
