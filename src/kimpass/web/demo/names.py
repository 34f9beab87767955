"""Common family and given names of many languages, combined at random: nobody real is meant."""

# ruff: noqa: RUF001 - Cyrillic letters are meant

from dataclasses import dataclass
from random import Random

# A name as it is written in Latin letters, and in its own script where that differs.
Written = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where names come from, and what such a household may speak."""

    country: str
    languages: tuple[str, ...]
    families: tuple[Written, ...]
    women: tuple[Written, ...]
    men: tuple[Written, ...]
    weight: int = 1
    female_ending: Written = ("", "")


@dataclass(frozen=True, slots=True)
class FullName:
    """One invented name."""

    family: str
    given: str
    original: str


def _latin(words: str) -> tuple[Written, ...]:
    return tuple((word, "") for word in words.split())


def _pairs(words: str) -> tuple[Written, ...]:
    parts = words.split()
    return tuple(zip(parts[::2], parts[1::2], strict=True))


ORIGINS = (
    Origin(
        "SY",
        ("ar",),
        _pairs("Al-Ahmad الأحمد Haddad حداد Khalil خليل Darwish درويش Hamdan حمدان Saleh صالح Osman عثمان"),
        _pairs("Fatima فاطمة Samira سميرة Amina أمينة Rania رانيا Hanan حنان Leila ليلى"),
        _pairs("Mohammed محمد Ahmad أحمد Omar عمر Yusuf يوسف Khaled خالد Muhammad محمد"),
        6,
    ),
    Origin(
        "IQ",
        ("kmr", "ar"),
        _latin("Hesso Cudi Shingali Murad Khalaf Pirani Qasim"),
        _latin("Dilan Rojin Berivan Zilan Nesrin Hêvîn"),
        _latin("Azad Baran Serhat Rêbîn Diyar Xêro"),
        4,
    ),
    Origin(
        "AF",
        ("fa-af", "ps"),
        _pairs("Rahimi رحیمی Ahmadi احمدی Karimi کریمی Noori نوری Sadat سادات Amiri امیری"),
        _pairs("Zahra زهرا Maryam مریم Nilofar نیلوفر Shabnam شبنم Farishta فرشته"),
        _pairs("Farid فرید Navid نوید Mustafa مصطفی Reza رضا Jawad جواد"),
        5,
    ),
    Origin(
        "IR",
        ("fa",),
        _pairs("Hosseini حسینی Moradi مرادی Jafari جعفری Shirazi شیرازی"),
        _pairs("Parisa پریسا Shirin شیرین Mina مینا"),
        _pairs("Arash آرش Kian کیان Behrouz بهروز"),
        2,
    ),
    Origin(
        "UA",
        ("uk", "ru"),
        _pairs(
            "Schewtschenko Шевченко Kovalenko Коваленко Bondarenko Бондаренко Tkatschuk Ткачук Melnyk Мельник "
            "Lysenko Лисенко"
        ),
        _pairs("Olena Олена Iryna Ірина Natalija Наталія Oksana Оксана Halyna Галина"),
        _pairs("Andrij Андрій Oleh Олег Mykola Микола Taras Тарас"),
        5,
    ),
    Origin(
        "ER",
        ("ti",),
        _pairs("Tesfay ተስፋይ Haile ሃይለ Gebremariam ገብረማርያም Berhane ብርሃነ Kidane ኪዳነ"),
        _pairs("Selam ሰላም Hiwet ሂወት Letay ለታይ Saba ሳባ"),
        _pairs("Alem ዓለም Filmon ፊልሞን Yonas ዮናስ Samuel ሳሙኤል"),
        3,
    ),
    Origin(
        "TR",
        ("tr",),
        _latin("Yılmaz Kaya Şahin Çelik Öztürk Aydın"),
        _latin("Ayşe Elif Zeynep Gülsüm"),
        _latin("Mehmet Emre Hasan İbrahim"),
        3,
    ),
    Origin(
        "RO",
        ("ro",),
        _latin("Popescu Ionescu Dumitru Stănescu Munteanu"),
        _latin("Elena Ioana Andreea Mădălina"),
        _latin("Daniel Mihai Ştefan Ionuţ"),
        3,
    ),
    Origin(
        "BG",
        ("bg", "tr"),
        _pairs("Todorov Тодоров Dimitrov Димитров Iliev Илиев Asenov Асенов"),
        _pairs("Sofka Софка Radka Радка Maria Мария"),
        _pairs("Stefan Стефан Georgi Георги Assen Асен"),
        2,
        ("a", "а"),
    ),
    Origin(
        "AL",
        ("sq",),
        _latin("Hoxha Gashi Krasniqi Berisha Shala"),
        _latin("Arta Drita Vjosa Mirjeta"),
        _latin("Arben Besnik Ilir Gëzim"),
        2,
    ),
    Origin(
        "GN",
        ("fr",),
        _latin("Diallo Traoré Koné Camara Bah Sylla"),
        _latin("Aïssatou Fatoumata Mariam Kadiatou"),
        _latin("Mamadou Ibrahima Aliou Ousmane"),
        3,
    ),
    Origin(
        "SO",
        ("so", "ar"),
        _latin("Abdi Warsame Farah Hassan Mohamud"),
        _latin("Hodan Ayaan Ifrah Sahra"),
        _latin("Abdirahman Liban Mohamed Guled"),
        2,
    ),
    Origin(
        "NG",
        ("en",),
        _latin("Okafor Eze Adeyemi Nwosu"),
        _latin("Ngozi Blessing Ifeoma Folake"),
        _latin("Chidi Emeka Tunde Sunday"),
        1,
    ),
)


def draw_origin(rng: Random) -> Origin:
    """Draw where a household comes from."""
    return rng.choices(ORIGINS, [origin.weight for origin in ORIGINS])[0]


def draw_name(rng: Random, origin: Origin, family: Written, *, female: bool) -> FullName:
    """Combine a family name with a given name of the same language."""
    given, given_original = rng.choice(origin.women if female else origin.men)
    latin, own = family
    if female:
        latin, own = latin + origin.female_ending[0], own + origin.female_ending[1]
    original = f"{own} {given_original}" if given_original else ""
    return FullName(latin, given, original)
