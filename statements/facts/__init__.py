"""Facts of reference, in CSV files: countries, organizations, Council terms, resolutions.

The files are in `data`. Plain Python. Importing reads nothing; each table is read once, when
first asked for, and a malformed one raises `FactsError` with file, line and reason.
"""

from .council import (
    TermFact,
    VacancyFact,
    council_terms,
    known_through,
    members_on,
    president_on,
    seat_on,
    seats_on,
    vacancies,
)
from .countries import CountryFact, countries, country, country_of
from .labels import fold
from .meetings import MeetingFact, council_meetings
from .organizations import UNITED_NATIONS, OrganizationFact, organization_of, organizations
from .resolutions import (
    ResolutionFact,
    ResolutionYear,
    resolution_year,
    resolution_years,
    resolutions,
)
from .secretaries_general import SecretaryGeneral, secretaries_general, secretary_general_on
from .tables import FactsError

__all__ = [
    "UNITED_NATIONS",
    "CountryFact",
    "FactsError",
    "MeetingFact",
    "OrganizationFact",
    "ResolutionFact",
    "ResolutionYear",
    "SecretaryGeneral",
    "TermFact",
    "VacancyFact",
    "council_meetings",
    "council_terms",
    "countries",
    "country",
    "country_of",
    "fold",
    "known_through",
    "members_on",
    "organization_of",
    "organizations",
    "president_on",
    "resolution_year",
    "resolution_years",
    "resolutions",
    "seat_on",
    "seats_on",
    "secretaries_general",
    "secretary_general_on",
    "vacancies",
]
