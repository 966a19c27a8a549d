"""The closed words of a procedure file; the same in YAML, Python, GraphQL and pages (design 4)."""

from enum import StrEnum


class Kind(StrEnum):
    """How the procedure came to be and whom it binds."""

    DETAILED = "detailed"
    STANDARD = "standard"
    LOCAL = "local"
    INTERLINKED = "interlinked"
    INTERNAL = "internal"
    INTERNAL_INTERLINKED = "internal_interlinked"
    OTHER = "other"


class Act(StrEnum):
    """What the procedure does to the thing it issues."""

    FIRST_ISSUE = "first_issue"
    REISSUE = "reissue"
    EXCHANGE = "exchange"
    EXTEND = "extend"
    CHANGE = "change"
    NOTIFY = "notify"
    REPORT = "report"
    REVOKE = "revoke"
    OTHER = "other"


class ActKind(StrEnum):
    """What kind of act of the state it is."""

    PERMIT = "permit"
    REGISTRATION = "registration"
    CONFIRMATION = "confirmation"
    SUPPORT = "support"
    REPORT = "report"
    DISPUTE = "dispute"
    OTHER = "other"


class Level(StrEnum):
    """The tier of government that handles it; `district` ended on 30 June 2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


class Applicant(StrEnum):
    """Who may apply."""

    CITIZEN = "citizen"
    FOREIGNER = "foreigner"
    OVERSEAS_VIETNAMESE = "overseas_vietnamese"
    HOUSEHOLD_BUSINESS = "household_business"
    ENTERPRISE = "enterprise"
    FOREIGN_INVESTED_ENTERPRISE = "foreign_invested_enterprise"
    COOPERATIVE = "cooperative"
    ORGANISATION = "organisation"
    FOREIGN_ORGANISATION = "foreign_organisation"
    STATE_BODY = "state_body"
    OFFICER = "officer"
    PARTY_BODY = "party_body"
    OTHER = "other"


class Scope(StrEnum):
    """Where a dossier may be handed in."""

    OFFICE = "office"
    COMMUNE = "commune"
    PROVINCE = "province"
    COUNTRY = "country"


class Channel(StrEnum):
    """By which way a dossier is handed in."""

    ONLINE = "online"
    IN_PERSON = "in_person"
    POST = "post"


class ServiceLevel(StrEnum):
    """How much of the procedure can be done online."""

    FULL = "full"
    PARTIAL = "partial"
    INFORMATION = "information"


class PartialReason(StrEnum):
    """The reasons that allow an online service to be partial (Decree 224/2026, Article 14)."""

    PRESENCE_REQUIRED = "presence_required"
    ON_SITE_VERIFICATION = "on_site_verification"
    TECHNICAL_FAULT = "technical_fault"
    TECHNICAL_OTHER = "technical_other"


class Unit(StrEnum):
    """Units of a time limit; working days and calendar days are never mixed."""

    WORKING_DAY = "working_day"
    DAY = "day"
    WORKING_HOUR = "working_hour"
    HOUR = "hour"
    MONTH = "month"
    MINUTE = "minute"


class StartsAt(StrEnum):
    """The moment a time limit runs from: a valid dossier, its receipt, or another event."""

    VALID_DOSSIER = "valid_dossier"
    RECEIPT = "receipt"
    EVENT = "event"


class FeeKind(StrEnum):
    """`fee` is phí (for a service), `charge` is lệ phí (set by the state)."""

    FEE = "fee"
    CHARGE = "charge"


class SetBy(StrEnum):
    """Who sets the amount."""

    CENTRAL = "central"
    PROVINCE = "province"


class About(StrEnum):
    """What distinguishes a case from the others."""

    MATTER = "matter"
    APPLICANT = "applicant"
    REPRESENTATION = "representation"
    CHANNEL = "channel"


class Silence(StrEnum):
    """What no answer in time means."""

    NONE = "none"
    APPROVED = "approved"
    REFUSED = "refused"


class DocumentKind(StrEnum):
    """What kind of paper is asked for (the words of the gold labels)."""

    APPLICATION_FORM = "application_form"
    IDENTITY = "identity"
    CIVIL_STATUS = "civil_status"
    RESIDENCE = "residence"
    BUSINESS_REGISTRATION = "business_registration"
    LAND_TITLE = "land_title"
    QUALIFICATION = "qualification"
    EXISTING_PERMIT = "existing_permit"
    HEALTH = "health"
    CRIMINAL_RECORD = "criminal_record"
    AUTHORISATION = "authorisation"
    FINANCIAL = "financial"
    TECHNICAL = "technical"
    CONTRACT = "contract"
    PHOTO = "photo"
    RESOLUTION = "resolution"
    DECLARATION_LIST = "declaration_list"
    OTHER = "other"


class Form(StrEnum):
    """The form of a paper; in a file, the lightest form accepted."""

    ORIGINAL = "original"
    CERTIFIED_COPY = "certified_copy"
    COPY = "copy"
    PRESENT = "present"
    ELECTRONIC = "electronic"
    UNSPECIFIED = "unspecified"


class Register(StrEnum):
    """The state register that holds what a paper proves; `none` = none does."""

    POPULATION = "population"
    CIVIL_STATUS = "civil_status"
    BUSINESS = "business"
    LAND = "land"
    SOCIAL_INSURANCE = "social_insurance"
    TAX = "tax"
    EDUCATION = "education"
    VEHICLE = "vehicle"
    DRIVING_LICENCE = "driving_licence"
    CRIMINAL_RECORD = "criminal_record"
    HEALTH = "health"
    CUSTOMS = "customs"
    LICENCES = "licences"
    NONE = "none"


class FetchedBy(StrEnum):
    """Who brings the paper: the applicant, or the office that reads it itself."""

    APPLICANT = "applicant"
    STATE = "state"


class Actor(StrEnum):
    """Who does a step."""

    APPLICANT = "applicant"
    ONE_STOP = "one_stop"
    AGENCY = "agency"
    HEAD = "head"
    OTHER_AGENCY = "other_agency"
    COUNCIL = "council"
    COURT = "court"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Action(StrEnum):
    """The main act of a step."""

    PREPARE = "prepare"
    SUBMIT = "submit"
    RECEIVE = "receive"
    CHECK = "check"
    FORWARD = "forward"
    APPRAISE = "appraise"
    INSPECT = "inspect"
    CONSULT = "consult"
    VERIFY = "verify"
    ANNOUNCE = "announce"
    PAY = "pay"
    PROPOSE = "propose"
    DECIDE = "decide"
    RETURN = "return"
    OTHER = "other"


class Outcome(StrEnum):
    """Which way a result goes."""

    GRANTED = "granted"
    REFUSED = "refused"
    NOTICE = "notice"


class Relation(StrEnum):
    """How another procedure stands to this one."""

    FIRST_ISSUE = "first_issue"
    RENEWS = "renews"
    PART_OF = "part_of"
    CONTAINS = "contains"
    REPLACES = "replaces"


class Change(StrEnum):
    """What a publication decision does to a procedure."""

    NEW = "new"
    AMENDED = "amended"
    REPLACED = "replaced"
    ABOLISHED = "abolished"
    STANDARDISED = "standardised"


class Task(StrEnum):
    """A task of the cost model (domain guide 4.2)."""

    PREPARE = "prepare"
    FILL = "fill"
    CERTIFY = "certify"
    FILE = "file"
    PAY = "pay"
    ATTEND = "attend"
    RECEIVE = "receive"
    OTHER = "other"


class Side(StrEnum):
    """Whose effort it is."""

    APPLICANT = "applicant"
    AGENCY = "agency"


class Read(StrEnum):
    """Who read the portal's words into keys: the importer suggests, a person confirms."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
