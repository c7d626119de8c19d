// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Where somebody may be: one zone, several, or none that is known.
#include "domain/contactzones.h"
#include "domain/country.h"

#include <QTest>

using namespace pos;

class ContactZonesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void zones_data();
    void zones();
    void everyPaymentCountryHasZones();
};

void ContactZonesTest::zones_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QStringList>("phoneCountries");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *country, const char *region, const char *phone, const char *from, const char *zones) {
        const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
        QTest::newRow(name) << QString::fromLatin1(country) << QString::fromLatin1(region) << QString::fromLatin1(phone) << words(from) << words(zones);
    };
    row("one zone", "CO", "", "+573001234567", "CO", "America/Bogota");
    row("New York", "US", "", "+12125550103", "US", "America/New_York");
    row("area code of two zones", "US", "", "+18505550103", "US", "America/Chicago America/New_York");
    row("area code and home differ", "US", "CA", "+12125550103", "US", "America/Los_Angeles America/New_York");
    row("home with its country", "US", "US-HI", "+18085550103", "US", "Pacific/Honolulu");
    row("unknown area code, home known", "US", "TX", "+18005550103", "US", "America/Chicago America/Denver");
    row("unknown area code", "US", "", "+18005550103", "US",
        "America/Adak America/Anchorage America/Chicago America/Denver America/Los_Angeles America/New_York America/Phoenix Pacific/Honolulu");
    row("Sao Paulo", "BR", "", "+5511987654321", "BR", "America/Sao_Paulo");
    row("Acre", "BR", "", "+5568987654321", "BR", "America/Rio_Branco");
    row("Recife may be Noronha", "BR", "", "+5581987654321", "BR", "America/Noronha America/Sao_Paulo");
    row("moved from Acre", "BR", "SP", "+5568987654321", "BR", "America/Rio_Branco America/Sao_Paulo");
    row("Mexico by state", "MX", "SON", "+526621234567", "MX", "America/Hermosillo");
    row("Chile, Easter Island possible", "CL", "", "+56912345678", "CL", "America/Punta_Arenas America/Santiago Pacific/Easter");
    row("Santiago", "CL", "RM", "+56912345678", "CL", "America/Santiago");
    row("Galapagos", "EC", "W", "+593991234567", "EC", "Pacific/Galapagos");
    row("customer abroad", "CO", "", "+12125550103", "US", "America/Bogota America/New_York");
    row("country of another table", "ES", "", "+34612345678", "ES", "Africa/Ceuta Atlantic/Canary Europe/Madrid");
    row("nothing known", "", "", "+999", "", "");
    row("no such country", "QQ", "", "+573001234567", "CO", "");
}

void ContactZonesTest::zones()
{
    QFETCH(QString, country);
    QFETCH(QString, region);
    QFETCH(QString, phone);
    QFETCH(QStringList, phoneCountries);
    QFETCH(QStringList, expected);
    QStringList ids;
    for (const QTimeZone &zone : possibleZones({country, region, PhoneNumber::from(phone), phoneCountries}))
        ids << QString::fromLatin1(zone.id());
    QCOMPARE(ids, expected);
}

void ContactZonesTest::everyPaymentCountryHasZones()
{
    int seen = 0;
    for (const Country &country : allCountries()) {
        if (!country.acceptsPayments)
            continue;
        ++seen;
        QVERIFY2(!possibleZones({country.code, {}, {}, {}}).isEmpty(), qPrintable(country.code));
    }
    QCOMPARE(seen, 17);
}

QTEST_GUILESS_MAIN(ContactZonesTest)
#include "tst_contactzones.moc"
