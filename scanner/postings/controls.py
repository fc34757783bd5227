"""Lines that belong to the site rather than to the posting: buttons, notices, lists of other jobs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings.headings import section_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.postings.advert import Block

_CONTROL = re.compile(
    r"(?:easy |quick )?apply(?: now| here| online| for (?:this )?job| by e-?mail| on company (?:web)?site|!)?|save(?: job| this job)?|saved|share(?: this job| job)?:?|print(?: job)?"
    r"|share .{1,120} (?:with|on|via|to) .{1,40}|(?:e-?mail|tweet|post) (?:this )?job|report(?: this)? (?:job|ad|listing)|(?:\W )?back(?: to .{1,40})?|skip to .{1,40}|sign (?:in|up)|join now"
    r"|log ?in|log ?out|register|sign in to .{1,60}|(?:show|see|read|view|load) (?:more|less|all)(?: .{1,30})?|close|cancel|next|previous|clear(?: text| all)?|send|submit|continue|menu|home(?:\s*[|>/\u00bb\u203a].{0,80})?|search"
    r"|(?:search|find|all|more|browse) jobs|copyright.{0,80}|\W*\d{4}.{0,40}all rights reserved\.?|all rights reserved\.?|(?:our )?privacy (?:policy|statement|notice)|terms (?:of (?:use|service)|and conditions|& conditions)"
    r"|cookie (?:policy|settings|preferences|notice)|accept(?: all)?(?: cookies)?|reject(?: all)?|manage (?:cookies|preferences)|site ?map|follow(?: us)?(?: on .{1,20})?|get (?:job )?alerts?|set alert|create (?:job )?alert"
    r"|dismiss|expand search|this button displays .{1,200}|be among the first .{1,30}|be an early applicant|(?:over )?\d+ applicants?|\d+ (?:minutes?|hours?|days?|weeks?|months?) ago|posted \d+ .{1,12} ago"
    r"|see who .{1,80}|referrals increase .{1,120}|forgot password\??|email or phone|password|show|or|new to linkedin\?.{0,20}|by clicking .{1,200}policy\.?|send to a friend|loading\W*"
    r"|[^\w$\u00a3\u20ac\u20b9%+]{1,4}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:similar|related|other|more|recommended|featured|latest|suggested)\b.{0,30}\b(?:jobs|positions|vacancies|roles|opportunities|searches|postings|openings)\b.{0,20}"
    r"|(?:people|candidates|users|others) (?:also|who) .{1,60}|you (?:may|might) (?:also )?(?:like|be interested).{0,40}|jobs? (?:like this|for you|you may like|recommendations?)|explore (?:collaborative|more|other|top).{0,40}"
    r"|share this (?:job|page|vacancy|post).{0,20}|leave a (?:reply|comment).{0,20}|comments?|related (?:posts|articles)|get (?:notified|job alerts?).{0,60}|sign (?:up|in) .{1,60}|join .{0,40}talent (?:community|network).{0,20}"
    r"|about (?:this|our) (?:web)?site|we (?:use|value) (?:cookies|your privacy).{0,40}|cookie.{0,30}|follow us.{0,20}|newsletter.{0,30}|subscribe.{0,40}|popular (?:jobs|searches).{0,20}",
    re.IGNORECASE,
)
_LONGEST = 220
_MARKUP_LEVELS = 6
_REPEATED_WORDS = 12


def own(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of the posting itself, each short line once."""
    seen: set[str] = set()
    passed = 0
    for block in blocks:
        if block.form is Form.HEADING and passed and block.level <= passed:
            passed = 0
        if block.form is Form.HEADING and _OTHERS.fullmatch(block.text.rstrip(":")):
            passed = passed or block.level
        if passed or _is_control(block):
            continue
        if not _is_repeated(block, seen):
            yield block


def _is_control(block: Block) -> bool:
    """Whether it is a button, a notice or the like; a heading in the page's own markup is not."""
    if 0 < block.level <= _MARKUP_LEVELS or len(block.text) > _LONGEST:
        return False
    return bool(_CONTROL.fullmatch(block.text))


def _is_repeated(block: Block, seen: set[str]) -> bool:
    """Whether a short line was there before; a heading may come again, each time with its own list."""
    if block.form not in {Form.PARAGRAPH, Form.HEADING} or block.text.count(" ") >= _REPEATED_WORDS:
        return False
    key = block.text.casefold()
    known = key in seen
    seen.add(key)
    return known and not (block.form is Form.HEADING and section_of(block.text) is not None)
