// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/contactzones.h"

#include "base/timezones.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace pos {

namespace {

// One letter a zone keeps the table readable.
struct ZoneName
{
    char letter;
    const char *id;
};

struct Places
{
    const char *zones; ///< letters
    const char *list;  ///< subdivisions or area codes, blank between
};

constexpr std::array UsZones{ZoneName{'E', "America/New_York"}, ZoneName{'C', "America/Chicago"},
                             ZoneName{'M', "America/Denver"},   ZoneName{'Z', "America/Phoenix"},
                             ZoneName{'P', "America/Los_Angeles"}, ZoneName{'A', "America/Anchorage"},
                             ZoneName{'D', "America/Adak"},     ZoneName{'H', "Pacific/Honolulu"}};
constexpr std::array UsStates{
    Places{"E", "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"},
    Places{"EC", "AL FL IN KY MI TN"}, Places{"C", "AR IA IL LA MN MO MS OK WI"},
    Places{"CM", "KS ND NE SD TX"},    Places{"M", "CO MT NM UT WY"},
    Places{"MZ", "AZ"},                Places{"MP", "ID NV OR"},
    Places{"P", "CA WA"},              Places{"AD", "AK"},
    Places{"H", "HI"}};
constexpr std::array UsAreaCodes{
    Places{"E", "201 202 203 207 212 215 216 220 223 227 229 234 239 240 248 267 272 276 301 302 304 305 313 315 321 326 "
                "329 330 332 336 339 347 351 352 380 386 401 404 407 410 412 413 419 423 434 440 443 445 470 471 472 475 "
                "478 484 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 606 607 609 610 614 616 617 631 "
                "640 645 646 656 667 678 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 "
                "770 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 "
                "861 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 983 984 985 989"},
    Places{"EC", "205 219 256 260 270 317 334 364 448 463 502 574 615 629 659 731 765 812 850 901 906 930 931 938"},
    Places{"C", "210 214 217 218 224 225 228 235 251 254 262 281 309 312 314 318 319 320 325 331 337 346 353 361 402 405 408 "
                "409 414 417 430 447 464 469 479 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612 618 "
                "630 636 641 651 660 662 679 682 708 712 713 715 726 730 737 763 769 773 779 806 815 816 817 830 832 "
                "847 870 872 903 913 918 920 936 940 945 952 956 972 975 979"},
    Places{"CM", "308 316 432 605 620 701 785 915"},
    Places{"M", "303 307 385 406 435 505 575 719 720 801 970"},
    Places{"MZ", "480 520 602 623 928"},
    Places{"MP", "208 458 503 541 702 725 775 971 986"},
    Places{"P", "206 209 213 253 279 310 323 341 350 360 369 415 424 425 442 509 510 530 559 562 564 619 626 628 650 "
                "657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951"},
    Places{"AD", "907"},
    Places{"H", "808"}};

constexpr std::array BrZones{ZoneName{'S', "America/Sao_Paulo"}, ZoneName{'M', "America/Manaus"},
                             ZoneName{'A', "America/Rio_Branco"}, ZoneName{'N', "America/Noronha"}};
constexpr std::array BrStates{Places{"S", "AL AP BA CE DF ES GO MA MG PA PB PI PR RJ RN RS SC SE SP TO"},
                              Places{"SN", "PE"}, Places{"M", "MS MT RO RR"}, Places{"MA", "AM"}, Places{"A", "AC"}};
constexpr std::array BrAreaCodes{Places{"S", "11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 "
                                             "45 46 47 48 49 51 53 54 55 61 62 63 64 71 73 74 75 77 79 82 83 84 85 86 "
                                             "87 88 89 91 93 94 96 98 99"},
                                 Places{"SN", "81"}, Places{"M", "65 66 67 69 92 95"}, Places{"MA", "97"}, Places{"A", "68"}};

constexpr std::array MxZones{ZoneName{'C', "America/Mexico_City"}, ZoneName{'U', "America/Cancun"},
                             ZoneName{'H', "America/Hermosillo"},  ZoneName{'M', "America/Mazatlan"},
                             ZoneName{'T', "America/Tijuana"},     ZoneName{'O', "America/Ojinaga"},
                             ZoneName{'X', "America/Matamoros"},   ZoneName{'D', "America/Denver"}};
// Ciudad Juarez keeps the time of Denver; its own name is younger than many systems.
constexpr std::array MxStates{Places{"C", "AGU CAM CHP CMX COL DUR GRO GUA HID JAL MEX MIC MOR OAX PUE QUE SLP TAB TLA VER YUC ZAC"},
                              Places{"CX", "COA NLE TAM"}, Places{"COD", "CHH"}, Places{"CM", "NAY"},
                              Places{"M", "BCS SIN"},      Places{"H", "SON"},   Places{"T", "BCN"}, Places{"U", "ROO"}};

constexpr std::array ClZones{ZoneName{'S', "America/Santiago"}, ZoneName{'P', "America/Punta_Arenas"}, ZoneName{'E', "Pacific/Easter"}};
constexpr std::array ClRegions{Places{"S", "AN AP AR AT BI CO LI LL LR ML NB RM TA"}, Places{"SE", "VS"}, Places{"P", "MA"}, Places{"SP", "AI"}};
constexpr std::array EcZones{ZoneName{'G', "America/Guayaquil"}, ZoneName{'I', "Pacific/Galapagos"}};
constexpr std::array EcProvinces{Places{"G", "A B C D E F G H L M N O P R S T U X Y Z SD SE"}, Places{"I", "W"}};

struct OneZone
{
    const char *country;
    const char *id;
};
constexpr std::array SingleZones{OneZone{"AR", "America/Argentina/Buenos_Aires"}, OneZone{"BO", "America/La_Paz"},
                                 OneZone{"CO", "America/Bogota"},      OneZone{"CR", "America/Costa_Rica"},
                                 OneZone{"GT", "America/Guatemala"},   OneZone{"HN", "America/Tegucigalpa"},
                                 OneZone{"NI", "America/Managua"},     OneZone{"PA", "America/Panama"},
                                 OneZone{"PE", "America/Lima"},        OneZone{"PY", "America/Asuncion"},
                                 OneZone{"SV", "America/El_Salvador"}, OneZone{"UY", "America/Montevideo"}};

bool holds(const char *list, const QString &word)
{
    const QString all = u' ' + QString::fromLatin1(list) + u' ';
    return !word.isEmpty() && all.contains(u' ' + word + u' ');
}

template <typename Table> QString lettersOf(const Table &table, const QString &word)
{
    QString letters;
    for (const Places &places : table) {
        if (holds(places.list, word))
            letters += QLatin1String(places.zones);
    }
    return letters;
}

template <typename Zones> QStringList named(const Zones &zones, const QString &letters)
{
    QStringList ids;
    for (const ZoneName &zone : zones) {
        if (letters.isEmpty() || letters.contains(QLatin1Char(zone.letter)))
            ids << QString::fromLatin1(zone.id);
    }
    return ids;
}

/// Region and area code both count: one says where the customer lives, the other where the phone comes from.
template <typename Zones, typename Regions, typename Codes>
QStringList byPlace(const Zones &zones, const Regions &regions, const Codes &codes, const QString &region, const QString &areaCode)
{
    const QString ofRegion = lettersOf(regions, region), ofCode = lettersOf(codes, areaCode);
    if (areaCode.isEmpty())
        return named(zones, ofRegion);
    // A code that the table does not know may be anywhere, unless the region is known.
    return ofCode.isEmpty() ? named(zones, ofRegion) : named(zones, ofCode + ofRegion);
}

QString areaCodeOf(const PhoneNumber &phone, const QString &callingCode, int digits)
{
    const QString prefix = u'+' + callingCode;
    return phone.text().startsWith(prefix) ? phone.text().mid(prefix.size(), digits) : QString();
}

QStringList zonesOf(const QString &country, const QString &region, const PhoneNumber &phone)
{
    if (country == QLatin1String("US"))
        return byPlace(UsZones, UsStates, UsAreaCodes, region, areaCodeOf(phone, QStringLiteral("1"), 3));
    if (country == QLatin1String("BR"))
        return byPlace(BrZones, BrStates, BrAreaCodes, region, areaCodeOf(phone, QStringLiteral("55"), 2));
    if (country == QLatin1String("MX"))
        return named(MxZones, lettersOf(MxStates, region));
    if (country == QLatin1String("CL"))
        return named(ClZones, lettersOf(ClRegions, region));
    if (country == QLatin1String("EC"))
        return named(EcZones, lettersOf(EcProvinces, region));
    for (const OneZone &single : SingleZones) {
        if (country == QLatin1String(single.country))
            return {QString::fromLatin1(single.id)};
    }
    QStringList ids;
    const QLocale::Territory territory = QLocale::codeToTerritory(country);
    if (territory != QLocale::AnyTerritory) {
        const QList<QByteArray> known = QTimeZone::availableTimeZoneIds(territory);
        for (const QByteArray &id : known)
            ids << QString::fromLatin1(id);
    }
    return ids;
}

} // namespace

QList<QTimeZone> possibleZones(const Whereabouts &where)
{
    QString region = where.region.trimmed().toUpper();
    if (region.startsWith(where.country + u'-'))
        region = region.mid(where.country.size() + 1);
    QStringList ids;
    bool known = false;
    QStringList countries = where.phoneCountries;
    countries.prepend(where.country);
    countries.removeAll(QString());
    countries.removeDuplicates();
    for (const QString &country : std::as_const(countries)) {
        const bool home = country == where.country;
        // A number from elsewhere says nothing about where in its country of residence the customer is.
        const PhoneNumber phone = where.phoneCountries.isEmpty() || where.phoneCountries.contains(country) ? where.phone : PhoneNumber();
        const QStringList zones = zonesOf(country, home ? region : QString(), phone);
        if (zones.isEmpty())
            return {}; // a country without any zone that we know
        ids << zones;
        known = true;
    }
    if (!known)
        return {};
    ids.sort();
    ids.removeDuplicates();
    QList<QTimeZone> zones;
    for (const QString &id : std::as_const(ids)) {
        const QTimeZone zone = findTimeZone(id);
        if (!zone.isValid())
            return {};
        zones << zone;
    }
    return zones;
}

} // namespace pos
