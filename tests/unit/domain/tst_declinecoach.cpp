// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every code of CONTRACT 9.3 and 9.4 in every language: complete, nothing twice
// by accident, no blame, and no reason of the bank's for the customer's ears.
#include "domain/country.h"
#include "domain/declinecoach.h"
#include "domain/declinereason.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

using namespace pos;

namespace {

const DeclineCoach &coach()
{
    return DeclineCoach::shipped();
}

QJsonObject shippedFile()
{
    return QJsonDocument::fromJson(DeclineCoach::shippedFile()).object();
}

QStringList faultsOf(const QJsonObject &file)
{
    const auto parsed = DeclineCoach::parse(QJsonDocument(file).toJson());
    return parsed ? QStringList() : parsed.error();
}

/// The file with the object of that name changed.
QJsonObject with(const char *name, const std::function<void(QJsonObject &)> &change)
{
    QJsonObject file = shippedFile();
    QJsonObject part = file.value(QLatin1String(name)).toObject();
    change(part);
    file.insert(QLatin1String(name), part);
    return file;
}

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt")};
}

} // namespace

class TestDeclineCoach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeInEveryLanguage();
    void everyAdviceInEveryLanguage();
    void nothingIsSaidTwiceByAccident();
    void customersHearNoReasonOfTheBank();
    void stolenAndFraudSoundLikeAnyOther();
    void refusalsSayWhatToDo();
    void adviceWins();
    void unknownCodesAreNeutral();
    void dataIsLookedAtTogether();
    void faultyFilesAreRefused();
    void languagesOfCountries();
};

void TestDeclineCoach::everyCodeInEveryLanguage()
{
    const auto parsed = DeclineCoach::parse(DeclineCoach::shippedFile());
    QVERIFY2(parsed.has_value(), qPrintable(parsed ? QString() : parsed.error().join(u'\n')));
    QCOMPARE(coach().languages(), languages());
    for (const ResponseCodeFacts &facts : responseCodeTable()) {
        for (const QString &language : languages()) {
            const QString where = facts.transactionStatus + u' ' + facts.code + u' ' + language;
            const auto words = coach().reason(facts.code, facts.transactionStatus, language);
            QVERIFY2(words && words->what.size() > 5, qPrintable(where));
            QVERIFY2(words->what.endsWith(u'.') && !words->what.contains(u'%'), qPrintable(where));
            QVERIFY2(coach().forCustomer(facts.code, facts.transactionStatus, {}, language).size() > 10, qPrintable(where));
        }
        // Three languages, not one of them three times.
        QCOMPARE(QSet<QString>({coach().reason(facts.code, facts.transactionStatus, QStringLiteral("en"))->what,
                                coach().reason(facts.code, facts.transactionStatus, QStringLiteral("es"))->what,
                                coach().reason(facts.code, facts.transactionStatus, QStringLiteral("pt"))->what}).size(), 3);
    }
}

void TestDeclineCoach::everyAdviceInEveryLanguage()
{
    for (const AdviceFacts &facts : adviceTable()) {
        for (const QString &language : languages()) {
            const auto words = coach().advice(facts.code, language);
            QVERIFY2(words && words->size() > 10, qPrintable(facts.code + u' ' + language));
            if (!facts.mastercardCode.isEmpty())
                QCOMPARE(coach().advice(facts.mastercardCode, language), words);
            if (facts.notBefore) {
                const qint64 hours = facts.notBefore->count();
                const QString number = QString::number(hours >= 48 ? hours / 24 : hours);
                QVERIFY2(words->contains(number), qPrintable(*words));
            }
        }
    }
    QVERIFY(!coach().advice(u"", QStringLiteral("en")) && !coach().advice(u"NEVER_HEARD", QStringLiteral("en")));
}

void TestDeclineCoach::nothingIsSaidTwiceByAccident()
{
    const QJsonObject file = shippedFile();
    for (const QString &language : languages()) {
        QHash<QString, QString> said; // sentence -> where
        const auto once = [&said](const QString &text, const QString &where) {
            const QString key = text.trimmed().toLower();
            const bool isNew = !said.contains(key);
            said.insert(key, where);
            return isNew;
        };
        const QJsonObject customer = file.value(QLatin1String("customer")).toObject();
        for (auto it = customer.begin(); it != customer.end(); ++it)
            QVERIFY2(once(it.value().toObject().value(language).toString(), it.key()), qPrintable(it.key() + u' ' + language));
        const QJsonObject reasons = file.value(QLatin1String("reasons")).toObject();
        for (auto it = reasons.begin(); it != reasons.end(); ++it)
            QVERIFY2(once(it.value().toObject().value(language).toArray().at(0).toString(), it.key()), qPrintable(it.key() + u' ' + language));
        const QJsonObject advice = file.value(QLatin1String("advice")).toObject();
        for (auto it = advice.begin(); it != advice.end(); ++it)
            QVERIFY2(once(it.value().toObject().value(language).toString(), it.key()), qPrintable(it.key() + u' ' + language));
    }
}

void TestDeclineCoach::customersHearNoReasonOfTheBank()
{
    static const QRegularExpression told(
        QStringLiteral("fraud|securit|suspic|risk|stolen|lost|fund|balance|insufficient|limit|expired|declin|refus|reject|block|restrict|"
                       "wrong|invalid|fraude|segur|sospech|suspeit|riesgo|risco|\\brobad|\\broubad|perdid|fondo|saldo|insufic|vencid|"
                       "rechaz|recus|negad|bloque|restring|incorrect|errad|inv[aá]lid|your fault|su culpa|sua culpa|[A-Z]{2,}_|\\d"),
        QRegularExpression::CaseInsensitiveOption);
    const QJsonObject customer = shippedFile().value(QLatin1String("customer")).toObject();
    QVERIFY(customer.size() >= 10);
    for (auto it = customer.begin(); it != customer.end(); ++it) {
        for (const QString &language : languages()) {
            const QString text = it.value().toObject().value(language).toString();
            QVERIFY2(!told.match(text).hasMatch(), qPrintable(it.key() + u' ' + language + u": " + text));
            QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qPrintable(text));
        }
    }
}

void TestDeclineCoach::stolenAndFraudSoundLikeAnyOther()
{
    const auto said = [](const char *code) {
        return coach().forCustomer(QString::fromLatin1(code), u"DECLINED", {}, QStringLiteral("es"));
    };
    QCOMPARE(said("REPORTED_STOLEN"), said("INSUFFICIENT_FUNDS"));
    QCOMPARE(said("REPORTED_LOST"), said("INSUFFICIENT_FUNDS"));
    QCOMPARE(said("FRAUD_VALIDATION"), said("DECLINED_BY_PROVIDER"));
    QCOMPARE(said("FRAUD_VERIFICATION_DECLINED"), said("DECLINED_BY_PROVIDER"));
    QCOMPARE(coach().forCustomer(u"REPORTED_STOLEN", u"DECLINED", u"42", QStringLiteral("en")),
             coach().forCustomer(u"DECLINED_BY_PROVIDER", u"DECLINED", {}, QStringLiteral("en")));
}

void TestDeclineCoach::refusalsSayWhatToDo()
{
    for (const ResponseCodeFacts &facts : responseCodeTable()) {
        if (facts.transactionStatus != u"DECLINED" && facts.transactionStatus != u"REJECTED" && facts.transactionStatus != u"ERROR")
            continue;
        for (const QString &language : languages())
            QVERIFY2(!coach().reason(facts.code, facts.transactionStatus, language)->todo.isEmpty(), qPrintable(facts.code));
    }
    // The same code means something else where it is no refusal.
    QVERIFY(coach().reason(u"SUCCEEDED", u"SUCCEEDED", QStringLiteral("en")) != coach().reason(u"SUCCEEDED", u"CREATED", QStringLiteral("en")));
    QVERIFY(coach().reason(u"EXPIRED", u"LOST", QStringLiteral("en")) != coach().reason(u"EXPIRED", u"DECLINED", QStringLiteral("en")));
}

void TestDeclineCoach::adviceWins()
{
    const QString en = QStringLiteral("en");
    QCOMPARE(coach().forCustomer(u"DO_NOT_HONOR", u"DECLINED", u"UPDATE_INFORMATION", en), coach().forCustomer(u"EXPIRED_CARD", u"DECLINED", {}, en));
    QCOMPARE(coach().forCustomer(u"DO_NOT_HONOR", u"DECLINED", u"01", en), coach().forCustomer(u"EXPIRED_CARD", u"DECLINED", {}, en));
    QVERIFY(coach().forCustomer(u"DO_NOT_HONOR", u"DECLINED", u"UPDATE_INFORMATION", en) != coach().forCustomer(u"DO_NOT_HONOR", u"DECLINED", {}, en));
}

void TestDeclineCoach::unknownCodesAreNeutral()
{
    QVERIFY(!coach().reason(u"BRAND_NEW", u"DECLINED", QStringLiteral("en")));
    QCOMPARE(coach().forCustomer(u"BRAND_NEW", u"DECLINED", u"ODD", QStringLiteral("pt")),
             coach().forCustomer(u"DECLINED_BY_PROVIDER", u"DECLINED", {}, QStringLiteral("pt")));
    QVERIFY(!coach().forCustomer({}, {}, {}, QStringLiteral("en")).isEmpty());
    // A language that nobody wrote: English.
    QCOMPARE(coach().forCustomer(u"EXPIRED_CARD", u"DECLINED", {}, QStringLiteral("fr")),
             coach().forCustomer(u"EXPIRED_CARD", u"DECLINED", {}, QStringLiteral("en")));
}

void TestDeclineCoach::dataIsLookedAtTogether()
{
    QVERIFY(coach().asksForData(u"BAD_FILLED_INFO", u"DECLINED", {}));
    QVERIFY(coach().asksForData(u"MISSING_PARAMETERS", u"DECLINED", {}));
    QVERIFY(coach().asksForData(u"DO_NOT_HONOR", u"DECLINED", u"INVALID_DATA"));
    QVERIFY(!coach().asksForData(u"INSUFFICIENT_FUNDS", u"DECLINED", {}));
    QVERIFY(!coach().asksForData(u"BRAND_NEW", {}, {}));
}

void TestDeclineCoach::faultyFilesAreRefused()
{
    QVERIFY(!DeclineCoach::parse("{"));
    QCOMPARE(faultsOf(shippedFile()), QStringList());
    const auto has = [](const QJsonObject &file, const char *fault) {
        return faultsOf(file).join(u'\n').contains(QLatin1String(fault));
    };
    QJsonObject file = shippedFile();
    file.insert(QStringLiteral("schema"), 2);
    QVERIFY(has(file, "schema"));
    QVERIFY(has(with("customer", [](QJsonObject &part) { part.remove(QStringLiteral("again")); }), "no such sentence: again"));
    QVERIFY(has(with("customer", [](QJsonObject &part) { part.remove(QStringLiteral("other_way")); }), "for codes that nobody knows"));
    QVERIFY(has(with("customer", [](QJsonObject &part) {
                    part.insert(QStringLiteral("spare"), QJsonObject{{QStringLiteral("en"), QStringLiteral("a")}});
                }), "customer.spare.es"));
    QVERIFY(has(with("reasons", [](QJsonObject &part) { part.remove(QStringLiteral("funds")); }), "no such reason: funds"));
    QVERIFY(has(with("reasons", [](QJsonObject &part) {
                    QJsonObject funds = part.value(QStringLiteral("funds")).toObject();
                    funds.remove(QStringLiteral("pt"));
                    funds.insert(QStringLiteral("fr"), QStringLiteral("x"));
                    part.insert(QStringLiteral("funds"), funds);
                }), "reasons.funds.pt"));
    QVERIFY(has(with("advice", [](QJsonObject &part) {
                    QJsonObject one = part.value(QStringLiteral("INVALID_DATA")).toObject();
                    one.insert(QStringLiteral("es"), QString());
                    part.insert(QStringLiteral("INVALID_DATA"), one);
                }), "advice.INVALID_DATA.es"));
    QJsonArray codes = file.value(QLatin1String("codes")).toArray();
    codes.append(codes.first());
    file = shippedFile();
    file.insert(QStringLiteral("codes"), codes);
    QVERIFY(has(file, "each once"));
}

void TestDeclineCoach::languagesOfCountries()
{
    for (const Country &country : allCountries()) {
        const QString language = languageOfCountry(country.code);
        QVERIFY2(languages().contains(language), qPrintable(country.code));
        if (country.acceptsPayments)
            QCOMPARE(language, country.code == u"BR" ? QStringLiteral("pt") : country.code == u"US" ? QStringLiteral("en") : QStringLiteral("es"));
    }
    QCOMPARE(languageOfCountry(u""), QStringLiteral("en"));
}

QTEST_GUILESS_MAIN(TestDeclineCoach)
#include "tst_declinecoach.moc"
