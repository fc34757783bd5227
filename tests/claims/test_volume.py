"""Volume: what sentences from many countries say about pace and hours, and what they do not."""

from __future__ import annotations

import pytest

from scanner.claims import Extractor
from scanner.examples import miniature
from scanner.model import Volume
from scanner.rules import load

HOUR = "consults_per_hour"
DAY = "consults_per_day"
WEEK = "consults_per_week"
MINUTES = "minutes_per_consult"
DAILY = "hours_per_day"
WEEKLY = "hours_per_week"
DAYS = "days_per_week"
SHIFTS = "shifts_per_month"
ANSWER = "minutes_to_respond"
PANEL = "panel_size"

Figures = list[tuple[str, float | None, float | None]]

SAID: list[tuple[str, Figures]] = [
    ("Patient charts are to be opened within 5 minutes of reaching the queue.", [(ANSWER, None, 5)]),
    ("We answer within 3 minutes, day and night.", [(ANSWER, None, 3)]),
    ("You take between three and five watches per month.", [(SHIFTS, 3, 5)]),
    ("The least we accept is 8 hours a week.", [(WEEKLY, 8, None)]),
    ("AUD 5,000 a week for 38 hours of work.", [(WEEKLY, 38, 38)]),
    ("Around 30 presentations per shift.", [(DAY, 30, 30)]),
    ("30 cases are to be reported in a day.", [(DAY, 30, 30)]),
    ("4 days on, 3 days off each week.", [(DAYS, 4, 4)]),
    (
        "In Nairobi every review has 25 minutes, with ten in a full clinic.",
        [(MINUTES, 25, 25), (DAY, 10, 10)],
    ),
    ("Appointments of 15 minutes, never exceeding 20 a day.", [(MINUTES, 15, 15), (DAY, None, 20)]),
    ("Oslo: calls over 9 minutes are discussed with the lead.", [(MINUTES, None, 9)]),
    ("The agenda closes at 17.", [(DAY, None, 17)]),
    ("Phone each flagged resident at home within 3 hours.", [(ANSWER, None, 180)]),
    ("Reply to the GP in the portal, at the latest after 4 hours.", [(ANSWER, None, 240)]),
    ("Scans must be sent back within 2 days.", [(ANSWER, None, 2880)]),
    ("Guardias: four guardias a month.", [(SHIFTS, 4, 4)]),
    ("Minimum three 6-hour shifts a week.", [(DAYS, 3, None), (DAILY, 6, 6)]),
    ("10 hours, 9 nights a month.", [(DAILY, 10, 10), (SHIFTS, 9, 9)]),
    ("Each intensivist watches over 40 to 50 ventilated patients.", [(PANEL, 40, 50)]),
    ("## Scheduled weekly hours\n36", [(WEEKLY, 36, 36)]),
    ("No one on the team sees more than ten patients a day.", [(DAY, None, 10)]),
    ("Two shifts a month is the smallest commitment we can roster.", [(SHIFTS, 2, None)]),
    ("Keep a caseload of up to 30 visits a week.", [(WEEK, None, 30)]),
    ("Duties are of 12 hours.", [(DAILY, 12, 12)]),
    ("The week holds 28 patientfacing hours per week.", [(WEEKLY, 28, 28)]),
    ("4 days per week, ten hours each.", [(DAYS, 4, 4), (DAILY, 10, 10)]),
    ("Three rosters a month as a minimum.", [(SHIFTS, 3, None)]),
    ("The first answer in the chat shall be given within 60 minutes.", [(ANSWER, None, 60)]),
    ("New patients are booked for 60 minutes and follow-ups for 30.", [(MINUTES, 60, 60), (MINUTES, 30, 30)]),
    ("We ask for 16 hours minimum weekly availability.", [(WEEKLY, 16, None)]),
    ("Six days working.", [(DAYS, 6, 6)]),
    ("You will see 6 patients per hour on average.", [(HOUR, 6, 6)]),
    ("Doctors are expected to complete at least 8 consultations/hour.", [(HOUR, 8, None)]),
    ("Throughput of 10 to 12 teleconsults an hour is normal.", [(HOUR, 10, 12)]),
    ("We never book more than three patients an hour.", [(HOUR, None, 3)]),
    ("The rota allows a maximum of 5 consults per hour.", [(HOUR, None, 5)]),
    ("Approximately four video calls every hour.", [(HOUR, 4, 4)]),
    ("Minimum 20 cases an hour in the dermatology queue.", [(HOUR, 20, None)]),
    ("KPI: 15 chats per hour.", [(HOUR, 15, 15)]),
    ("Most clinicians manage 4 to 5 an hour.", [(HOUR, 4, 5)]),
    ("You will clear 25+ prescriptions per hour.", [(HOUR, 25, None)]),
    ("An average of 3.5 patients per hour.", [(HOUR, 3.5, 3.5)]),
    ("2 pts/hr, no double booking.", [(HOUR, 2, 2)]),
    ("Expect a workload of 20 patients per day.", [(DAY, 20, 20)]),
    ("You'll handle between 30 and 40 calls a shift.", [(DAY, 30, 40)]),
    ("No more than 25 contacts per day, as the BMA advises.", [(DAY, None, 25)]),
    ("Up to 18 appointments per session.", [(DAY, None, 18)]),
    ("Daily patient load is 40-50.", [(DAY, 40, 50)]),
    ("Expected daily census: 15-18 patients.", [(DAY, 15, 18)]),
    ("Each clinic has 10 slots.", [(DAY, 10, 10)]),
    ("You report around 60 studies a day.", [(DAY, 60, 60)]),
    ("25 patients daily (OPD and online together).", [(DAY, 25, 25)]),
    ("Target: 50 charts per day.", [(DAY, 50, 50)]),
    ("12 patients per half-day clinic.", [(DAY, 12, 12)]),
    ("Caps at 14 patients per day.", [(DAY, None, 14)]),
    ("Volume: 18-22 visits/day.", [(DAY, 18, 22)]),
    ("Clinicians review 80 to 100 orders per shift.", [(DAY, 80, 100)]),
    ("A full caseload is 28 client sessions per week.", [(WEEK, 28, 28)]),
    ("Therapists see 20-25 clients per week.", [(WEEK, 20, 25)]),
    ("Commit to a minimum of 50 cases weekly.", [(WEEK, 50, None)]),
    ("15-minute appointments with catch-up slots.", [(MINUTES, 15, 15)]),
    ("All slots are 20 minutes.", [(MINUTES, 20, 20)]),
    ("Consultation time: 12 minutes.", [(MINUTES, 12, 12)]),
    ("Each consultation is limited to 7 minutes.", [(MINUTES, None, 7)]),
    ("Back-to-back ten-minute slots.", [(MINUTES, 10, 10)]),
    ("30 min for new patients, 15 min for follow-ups.", [(MINUTES, 30, 30), (MINUTES, 15, 15)]),
    ("60-minute intakes and 30-minute follow-ups.", [(MINUTES, 60, 60), (MINUTES, 30, 30)]),
    (
        "Initial evaluations are 60 minutes; follow-ups are 25 minutes.",
        [(MINUTES, 60, 60), (MINUTES, 25, 25)],
    ),
    ("New patient visits: 45 minutes. Return visits: 20 minutes.", [(MINUTES, 45, 45), (MINUTES, 20, 20)]),
    ("A patient every six minutes is the pace here.", [(MINUTES, 6, 6)]),
    ("Patients are booked every 15 minutes.", [(MINUTES, 15, 15)]),
    ("Average call length is 8-10 minutes.", [(MINUTES, 8, 10)]),
    ("We allow 20 minutes per patient.", [(MINUTES, 20, 20)]),
    ("Appointments typically last 30 minutes.", [(MINUTES, 30, 30)]),
    ("Keep each consult under 5 minutes.", [(MINUTES, None, 5)]),
    ("45-50 minute therapy sessions.", [(MINUTES, 45, 50)]),
    ("Each report takes roughly 2 hours.", [(MINUTES, 120, 120)]),
    ("Sessions of 50 minutes.", [(MINUTES, 50, 50)]),
    ("Time allotted per consult: 15 mins", [(MINUTES, 15, 15)]),
    ("12-hour night shifts.", [(DAILY, 12, 12)]),
    ("Shifts are 6 hours long.", [(DAILY, 6, 6)]),
    ("You will work 8 hours per day.", [(DAILY, 8, 8)]),
    ("Minimum of 4 hrs/day online.", [(DAILY, 4, None)]),
    ("Duty hours: 9 hours a day, 6 days a week.", [(DAILY, 9, 9), (DAYS, 6, 6)]),
    ("5 days a week, 8 hours a day.", [(DAYS, 5, 5), (DAILY, 8, 8)]),
    ("Choose 4-hour or 8-hour shifts.", [(DAILY, 4, 8)]),
    ("Rotating 10 hr shifts, four per week.", [(DAILY, 10, 10)]),
    ("Work 20 hours per week, more if you like.", [(WEEKLY, 20, 20)]),
    ("Commitment: 10-15 hrs/week.", [(WEEKLY, 10, 15)]),
    ("At least 16 hours weekly.", [(WEEKLY, 16, None)]),
    ("Full-time (40 hours per week).", [(WEEKLY, 40, 40)]),
    ("Part-time, 24 hours/week.", [(WEEKLY, 24, 24)]),
    ("Working hours: 38 per week.", [(WEEKLY, 38, 38)]),
    ("A 39-hour week under the CCNT agreement.", [(WEEKLY, 39, 39)]),
    ("Weekly working time is 38.5 hours.", [(WEEKLY, 38.5, 38.5)]),
    ("45 hours per week as per labour law.", [(WEEKLY, 45, 45)]),
    ("You can work as few as 5 hours a week.", [(WEEKLY, 5, None)]),
    ("Up to 25 hours of clinics a week.", [(WEEKLY, None, 25)]),
    ("Availability of 15+ hours per week is required.", [(WEEKLY, 15, None)]),
    ("Hours: 37.5 per week over 4 or 5 days.", [(WEEKLY, 37.5, 37.5)]),
    ("Minimum commitment of 12 hours per week.", [(WEEKLY, 12, None)]),
    ("Minimum commitment is two shifts per week.", [(DAYS, 2, None)]),
    ("Six days per week, Sunday off.", [(DAYS, 6, 6)]),
    ("Four 10-hour shifts each week.", [(DAYS, 4, 4), (DAILY, 10, 10)]),
    ("You work five evenings a week.", [(DAYS, 5, 5)]),
    ("At least 6 shifts per month.", [(SHIFTS, 6, None)]),
    ("14 shifts a month, 12 hours each.", [(SHIFTS, 14, 14)]),
    ("Minimum eight night shifts a month.", [(SHIFTS, 8, None)]),
    ("Respond to every message within 24 hours.", [(ANSWER, None, 1440)]),
    ("Answer chats in under 60 seconds.", [(ANSWER, None, 1)]),
    ("Requests must be accepted within 2 minutes.", [(ANSWER, None, 2)]),
    ("Our SLA is 4 hours.", [(ANSWER, 240, 240)]),
    ("We pay $8 per consultation, 8-10 patients per hour.", [(HOUR, 8, 10)]),
    ("STAT reads are turned around in 30 minutes.", [(ANSWER, None, 30)]),
    ("Report turnaround: 24 hours.", [(ANSWER, 1440, 1440)]),
    ("Messages are answered within one business day.", [(ANSWER, None, 1440)]),
    ("Reply to the patient within 15 min of the request.", [(ANSWER, None, 15)]),
    ("Average response time under 3 minutes.", [(ANSWER, None, 3)]),
    ("You will carry a panel of 1,500 patients.", [(PANEL, 1500, 1500)]),
    ("Caseload of 60-70 patients.", [(PANEL, 60, 70)]),
    ("Each coach looks after up to 120 members.", [(PANEL, None, 120)]),
    ("List size per GP is 1,750.", [(PANEL, 1750, 1750)]),
    ("Maximum caseload: 35 clients.", [(PANEL, None, 35)]),
    ("Booked 4/h; you may block the last slot of each hour.", [(HOUR, 4, 4)]),
    ("In Lagos each doctor speaks with 28 enrollees per shift.", [(DAY, 28, 28)]),
    ("Nairobi hub: 9-hour shifts, five days a week.", [(DAILY, 9, 9), (DAYS, 5, 5)]),
    (
        "Dhaka desk: 8 hours/day, 6 days/week, about 40 calls a shift.",
        [(DAILY, 8, 8), (DAYS, 6, 6), (DAY, 40, 40)],
    ),
    ("Dubai: 48 hours a week, 20-min appointments.", [(WEEKLY, 48, 48), (MINUTES, 20, 20)]),
    ("Manila: 6 or 8 hour shifts and never more than 5 consults an hour.", [(DAILY, 6, 8), (HOUR, None, 5)]),
    ("Warsaw: one to three evenings a week.", [(DAYS, 1, 3)]),
    ("Auckland: 22 consults a day is the ceiling.", [(DAY, None, 22)]),
    ("Toronto: visits are booked at 12-minute intervals.", [(MINUTES, 12, 12)]),
    ("Bengaluru: 25-30 prescriptions per hour at full speed.", [(HOUR, 25, 30)]),
    ("Cairo: 16 to 20 patients per shift from our office.", [(DAY, 16, 20)]),
    ("Oslo: consultations of 20 minutes, 10 for follow-ups.", [(MINUTES, 20, 20), (MINUTES, 10, 10)]),
    ("Perth: 30 hours weekly or more.", [(WEEKLY, 30, None)]),
    ("Lima: reply to each message within 12 hours.", [(ANSWER, None, 720)]),
    ("Zurich: a 42-hour week.", [(WEEKLY, 42, 42)]),
    ("Dublin: 37 hours pw.", [(WEEKLY, 37, 37)]),
    ("Karachi: 12 hour shifts, 4 days a week.", [(DAILY, 12, 12), (DAYS, 4, 4)]),
    ("Turnaround is 48 business hours for routine cases.", [(ANSWER, 2880, 2880)]),
    ("Expected productivity: 2.5 patients per hour.", [(HOUR, 2.5, 2.5)]),
    ("Our physicians comfortably handle 5-7 visits per hour.", [(HOUR, 5, 7)]),
    ("You can expect to take around six calls an hour on busy evenings.", [(HOUR, 6, 6)]),
    ("We ask reviewers to complete no fewer than 15 charts each hour.", [(HOUR, 15, None)]),
    ("Hourly volume averages 3 to 4 patients.", [(HOUR, 3, 4)]),
    ("Clinicians typically see three to four patients/hour.", [(HOUR, 3, 4)]),
    ("Patient volume averages 18 per day.", [(DAY, 18, 18)]),
    ("Expect roughly 12-15 patient encounters daily.", [(DAY, 12, 15)]),
    ("The schedule allows for 10 follow-ups and 2 intakes per day.", [(DAY, 2, 2)]),
    ("You will typically see 8 patients in a half-day session.", [(DAY, 8, 8)]),
    ("Maximum 20 patients/day.", [(DAY, None, 20)]),
    ("RVU target equals 90-110 cases per shift.", [(DAY, 90, 110)]),
    ("Average census of 14 patients per shift.", [(DAY, 14, 14)]),
    ("Conduct at least 22 client hours per week.", [(WEEKLY, 22, None)]),
    ("Carry a caseload of at least 50 clients.", [(PANEL, 50, None)]),
    ("Consult slots run for 8 minutes.", [(MINUTES, 8, 8)]),
    ("Sixty minute initial assessments, thirty minute reviews.", [(MINUTES, 60, 60), (MINUTES, 30, 30)]),
    (
        "Appointment times are 30 minutes for follow-up and 60 minutes for new patients.",
        [(MINUTES, 30, 30), (MINUTES, 60, 60)],
    ),
    ("20-minute consultation slots with 10 minutes of documentation time.", [(MINUTES, 20, 20)]),
    ("All visits are a minimum of 30 minutes.", [(MINUTES, 30, None)]),
    ("Consultations generally take between 10 and 15 minutes.", [(MINUTES, 10, 15)]),
    ("You get 15 minutes with each patient.", [(MINUTES, 15, 15)]),
    ("We schedule 45 minutes for intakes.", [(MINUTES, 45, 45)]),
    ("Calls must not exceed 6 minutes.", [(MINUTES, None, 6)]),
    ("Average handling time (AHT): 7 mins.", [(MINUTES, 7, 7)]),
    ("Length of consultation: 15 minutes", [(MINUTES, 15, 15)]),
    ("Shift length: 8 hours", [(DAILY, 8, 8)]),
    ("Shifts of 4, 6 or 8 hours are available.", [(DAILY, 4, 8)]),
    ("Evening shift of five hours.", [(DAILY, 5, 5)]),
    ("Minimum availability: 3 hours per day.", [(DAILY, 3, None)]),
    ("12-hr rotating shifts", [(DAILY, 12, 12)]),
    ("Doctors log in for at least 6 hours daily.", [(DAILY, 6, None)]),
    ("Must commit to 20+ hours per week.", [(WEEKLY, 20, None)]),
    ("Working hours are 44 hours per week.", [(WEEKLY, 44, 44)]),
    ("0.8 FTE (30 hours/week)", [(WEEKLY, 30, 30)]),
    ("Anywhere from 10 to 40 hours per week.", [(WEEKLY, 10, 40)]),
    ("Part-time (up to 15 hours weekly).", [(WEEKLY, None, 15)]),
    ("You decide, but we need at least 12 h/week.", [(WEEKLY, 12, None)]),
    ("35 hours a week (CDI).", [(WEEKLY, 35, 35)]),
    ("This is a 40-hour-per-week position.", [(WEEKLY, 40, 40)]),
    ("Five days a week with alternate Saturdays.", [(DAYS, 5, 5)]),
    ("Three 12-hour shifts weekly.", [(DAYS, 3, 3), (DAILY, 12, 12)]),
    ("Two shifts per week minimum.", [(DAYS, 2, None)]),
    ("4 nights per week", [(DAYS, 4, 4)]),
    ("minimum 2 days/week", [(DAYS, 2, None)]),
    ("8 shifts per month is the minimum.", [(SHIFTS, 8, None)]),
    ("10 to 12 shifts/month", [(SHIFTS, 10, 12)]),
    ("Commit to six sessions each month.", [(SHIFTS, 6, 6)]),
    ("You respond to patient messages within 2 business days.", [(ANSWER, None, 2880)]),
    ("Chats need an answer in 30 seconds or less.", [(ANSWER, None, 0.5)]),
    ("Cases are to be reviewed within 4 hours of submission.", [(ANSWER, None, 240)]),
    ("TAT: 60 minutes for STAT studies.", [(ANSWER, 60, 60)]),
    ("Expected turnaround is under 24 hours.", [(ANSWER, None, 1440)]),
    ("Accept incoming calls within 15 seconds.", [(ANSWER, None, 0.25)]),
    ("Deliver each opinion within three working days.", [(ANSWER, None, 4320)]),
    ("Panel size capped at 400.", [(PANEL, None, 400)]),
    ("Manage a panel of roughly 250 members.", [(PANEL, 250, 250)]),
    ("Each doctor has about 1,600 registered patients.", [(PANEL, 1600, 1600)]),
]

UNSAID = [
    "The service supports 3,900 members in four counties.",
    "Health insurance starts from 24 hours a week.",
    "You may work three days a week from your own flat.",
    "Selection: a role-play call of 15 minutes.",
    "You learn the portal in one morning, about 2 hours.",
    "Step one is a thirty minute phone call with Talent.",
    "Watch the 4-minute video.",
    "You must be able to report to the nearest site within 90 minutes.",
    "Work from home in the Kingdom two days weekly.",
    "GP, video visits + 1 clinic day",
    "Our clinic is open 7 days a week.",
    "24/7 support is at hand.",
    "The call centre is open 24 hours a day.",
    "Notes must be finished within 24 hours.",
    "At least 3 years of experience.",
    "We will respond to applicants within 5 days.",
    "Notice period: 30 days.",
    "The interview lasts 30 minutes.",
    "You get 25 days of leave.",
    "A two-hour onboarding session.",
    "Over 2 million consultations a year.",
    "We treat 5,000 patients a day across 40 sites.",
    "4 sessions a week.",
    "80 hours a month.",
    "We pay $100 per hour.",
    "Earn 60 per hour.",
    "Rate: 85 per hour.",
    "A bonus is paid once you exceed 20 patients a day.",
    "Monday to Friday, 9am to 5pm.",
    "Seven days on, seven days off.",
    "The shift starts at 8 am.",
    "Patients wait 6 minutes on average.",
    "Prescriptions reach the pharmacy in 10 minutes.",
    "You may cancel a shift up to 48 hours before.",
    "Response to your CV within 3 days.",
    "The practice has 9,500 patients and 6 GPs.",
    "A panel of 200 doctors.",
    "A monthly bonus after 100 consults.",
    "Meetings are held once a week for 30 minutes.",
    "Staff working at least 30 hours per week get health insurance.",
    "We are a team of 5 doctors.",
    "Training takes 2 weeks.",
    "A 15-minute drive from the city.",
    "A typical caseload is 25 sessions a week.",
    "Working days: Monday to Friday, 5 days.",
    "Patients can book 24 hours a day.",
    "We answer 95% of our emails within a day.",
    "The study lasted 12 weeks.",
    "Six months of probation.",
    "A 45-minute online test.",
    "Lunch break of 30 minutes.",
    "Our average wait time is under 10 minutes.",
    "Payment within 15 days.",
    "120 CME hours over two years.",
    "Prescriptions are delivered within 2 hours.",
    "Training: 3 hours per day for one week.",
    "Our 150 doctors serve 3 million members.",
    "The app handles 10,000 consultations daily.",
    "30 days of annual leave.",
    "Cancel up to 24 hours before your shift.",
    "Complete your notes within 48 hours.",
    "Supervision: one hour per week.",
    "You must be able to sit for 8 hours a day.",
    "Overtime above 40 hours is paid.",
    "Support is available 12 hours a day.",
]

MISSED: list[tuple[str, Figures]] = [
    ("He saw 40 patients a day in his old job.", []),
    ("Two or three evenings suit us best.", [(DAYS, 2, 3)]),
    ("A first interview of 90 minutes, then 45 minutes a visit.", [(MINUTES, 90, 90), (MINUTES, 45, 45)]),
    ("Ten days for a standard file, four for an urgent one.", [(ANSWER, 14400, 14400), (ANSWER, 5760, 5760)]),
]
"""Known misses: what a reader would say, and the scanner does not."""


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load())


def figures(extract: Extractor, text: str) -> Figures:
    values = [claim.value for claim in extract(miniature(text))]
    return [(value.measure, value.min, value.max) for value in values if isinstance(value, Volume)]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_says_how_much_work(extract: Extractor, text: str, expected: Figures) -> None:
    assert sorted(figures(extract, text), key=str) == sorted(
        [(m, *map(_float, ends)) for m, *ends in expected], key=str
    )


@pytest.mark.parametrize("text", UNSAID)
def test_other_figures_are_no_volume(extract: Extractor, text: str) -> None:
    assert figures(extract, text) == []


@pytest.mark.parametrize(("text", "expected"), MISSED)
@pytest.mark.xfail(strict=True)
def test_known_misses(extract: Extractor, text: str, expected: Figures) -> None:
    assert figures(extract, text) == expected


def test_quotes_the_words_that_bound_the_figure(extract: Extractor) -> None:
    quotes = [claim.quote for claim in extract(miniature("You see a maximum of six patients an hour."))]
    assert "maximum of six patients an hour" in quotes


def test_a_second_figure_counts_the_same_thing(extract: Extractor) -> None:
    assert figures(extract, "You see 12 patients a day. The cap is 14.") == [
        (DAY, 12.0, 12.0),
        (DAY, None, 14.0),
    ]


def test_the_output_of_scribes_is_no_consultation(extract: Extractor) -> None:
    assert figures(extract, "# Virtual scribe\nYou finish 20 charts per shift.") == []


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
