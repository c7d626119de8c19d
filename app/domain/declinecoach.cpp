// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/declinecoach.h"

#include "domain/country.h"
#include "domain/declinefile.h"
#include "domain/declinereason.h"
#include "domain/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace pos {

namespace {

const QString English = QStringLiteral("en");
const QString Ordinary = QStringLiteral("other_way"), CheckData = QStringLiteral("check_data");

QString placeOf(QStringView code, QStringView status)
{
    return status.trimmed().toString().toUpper() + u' ' + code.trimmed().toString().toUpper();
}

} // namespace

class DeclineReader
{
public:
    Expected<DeclineCoach, DeclineCoach::Faults> read(const QByteArray &json);

private:
    void fault(const QString &path, const QString &what) { m_faults << path + QStringLiteral(": ") + what; }
    QString customerOf(const QString &path, const QJsonObject &object);
    void onlyKeys(const QString &path, const QJsonObject &object, const QStringList &known);
    void readCustomer(const QJsonObject &sentences);
    void readReasons(const QJsonObject &reasons);
    void readCodes(const QJsonArray &codes);
    void readAdvice(const QJsonObject &advice);
    void checkUse();

    DeclineCoach m_coach;
    QSet<QString> m_usedCustomer, m_usedReasons;
    DeclineCoach::Faults m_faults;
};

void DeclineReader::onlyKeys(const QString &path, const QJsonObject &object, const QStringList &known)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (!known.contains(key))
            fault(path + key, QStringLiteral("unknown key"));
    }
}

QString DeclineReader::customerOf(const QString &path, const QJsonObject &object)
{
    const QString key = object.value(QLatin1String("customer")).toString();
    if (!m_coach.m_customer.contains(key))
        fault(path + u"customer", QStringLiteral("no such sentence: ") + key);
    m_usedCustomer << key;
    return key;
}

void DeclineReader::readCustomer(const QJsonObject &sentences)
{
    for (auto it = sentences.begin(); it != sentences.end(); ++it) {
        const QString path = u"customer." + it.key() + u'.';
        const QJsonObject texts = it.value().toObject();
        onlyKeys(path, texts, m_coach.m_languages);
        for (const QString &language : std::as_const(m_coach.m_languages)) {
            const QString text = texts.value(language).toString();
            if (text.isEmpty())
                fault(path + language, QStringLiteral("a sentence is needed"));
            m_coach.m_customer[it.key()].insert(language, text);
        }
    }
}

void DeclineReader::readReasons(const QJsonObject &reasons)
{
    for (auto it = reasons.begin(); it != reasons.end(); ++it) {
        const QString path = u"reasons." + it.key() + u'.';
        const QJsonObject object = it.value().toObject();
        onlyKeys(path, object, m_coach.m_languages + QStringList{QStringLiteral("customer")});
        DeclineCoach::Reason reason;
        reason.customer = customerOf(path, object);
        for (const QString &language : std::as_const(m_coach.m_languages)) {
            const QJsonArray words = object.value(language).toArray();
            if (words.size() != 2 || words.at(0).toString().isEmpty())
                fault(path + language, QStringLiteral("what happened and what to do are needed"));
            reason.cashier.insert(language, {words.at(0).toString(), words.at(1).toString()});
        }
        m_coach.m_reasons.insert(it.key(), reason);
    }
}

void DeclineReader::readCodes(const QJsonArray &codes)
{
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const QString path = QStringLiteral("codes[%1].").arg(i);
        const QJsonObject object = codes[i].toObject();
        onlyKeys(path, object, {QStringLiteral("status"), QStringLiteral("code"), QStringLiteral("reason")});
        const QString code = object.value(QLatin1String("code")).toString();
        const QString reason = object.value(QLatin1String("reason")).toString();
        const QString place = placeOf(code, object.value(QLatin1String("status")).toString());
        if (code.isEmpty() || m_coach.m_codes.contains(place))
            fault(path + u"code", QStringLiteral("a code is needed, each once: ") + place);
        if (!m_coach.m_reasons.contains(reason))
            fault(path + u"reason", QStringLiteral("no such reason: ") + reason);
        m_usedReasons << reason;
        m_coach.m_codes.insert(place, reason);
    }
}

void DeclineReader::readAdvice(const QJsonObject &advice)
{
    for (auto it = advice.begin(); it != advice.end(); ++it) {
        const QString path = u"advice." + it.key() + u'.';
        const QJsonObject object = it.value().toObject();
        onlyKeys(path, object, m_coach.m_languages + QStringList{QStringLiteral("customer")});
        DeclineCoach::Advice one;
        one.customer = customerOf(path, object);
        for (const QString &language : std::as_const(m_coach.m_languages)) {
            one.cashier.insert(language, object.value(language).toString());
            if (one.cashier.value(language).isEmpty())
                fault(path + language, QStringLiteral("a sentence is needed"));
        }
        m_coach.m_advice.insert(it.key(), one);
    }
}

/// What nothing leads to is a slip of the pen.
void DeclineReader::checkUse()
{
    if (!m_coach.m_customer.contains(Ordinary))
        fault(u"customer." + Ordinary, QStringLiteral("is needed, for codes that nobody knows"));
    const QStringList sentences = m_coach.m_customer.keys(), reasons = m_coach.m_reasons.keys();
    for (const QString &key : sentences) {
        if (!m_usedCustomer.contains(key))
            fault(u"customer." + key, QStringLiteral("is never said"));
    }
    for (const QString &key : reasons) {
        if (!m_usedReasons.contains(key))
            fault(u"reasons." + key, QStringLiteral("no code leads to it"));
    }
}

Expected<DeclineCoach, DeclineCoach::Faults> DeclineReader::read(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(DeclineCoach::Faults{QStringLiteral("$: ") + problem.errorString()});
    onlyKeys({}, root, {QStringLiteral("schema"), QStringLiteral("as_of"), QStringLiteral("note"), QStringLiteral("languages"),
                        QStringLiteral("customer"), QStringLiteral("reasons"), QStringLiteral("codes"), QStringLiteral("advice")});
    if (root.value(QLatin1String("schema")).toInt() != 1)
        fault(QStringLiteral("schema"), QStringLiteral("1 is needed"));
    const QJsonArray languages = root.value(QLatin1String("languages")).toArray();
    for (const QJsonValue &language : languages)
        m_coach.m_languages << language.toString();
    if (!m_coach.m_languages.contains(English))
        fault(QStringLiteral("languages"), QStringLiteral("en is needed"));
    readCustomer(root.value(QLatin1String("customer")).toObject());
    readReasons(root.value(QLatin1String("reasons")).toObject());
    readCodes(root.value(QLatin1String("codes")).toArray());
    readAdvice(root.value(QLatin1String("advice")).toObject());
    checkUse();
    return m_faults.isEmpty() ? Expected<DeclineCoach, DeclineCoach::Faults>(m_coach) : Unexpected(m_faults);
}

Expected<DeclineCoach, DeclineCoach::Faults> DeclineCoach::parse(const QByteArray &json)
{
    return DeclineReader().read(json);
}

QByteArray DeclineCoach::shippedFile()
{
    return QByteArray(declinefile::Json);
}

const DeclineCoach &DeclineCoach::shipped()
{
    // A faulty file says nothing; a test sees to it that it is never shipped.
    static const DeclineCoach coach = parse(shippedFile()).value_or(DeclineCoach());
    return coach;
}

const DeclineCoach::Reason *DeclineCoach::find(QStringView code, QStringView transactionStatus) const
{
    auto key = m_codes.constFind(placeOf(code, transactionStatus));
    if (key == m_codes.cend())
        key = m_codes.constFind(placeOf(code, {}));
    if (key == m_codes.cend())
        return nullptr;
    const auto reason = m_reasons.constFind(*key);
    return reason == m_reasons.cend() ? nullptr : &*reason;
}

std::optional<CoachWords> DeclineCoach::reason(QStringView code, QStringView transactionStatus, const QString &language) const
{
    const Reason *found = find(code, transactionStatus);
    return found == nullptr ? std::nullopt : std::optional(found->cashier.value(language));
}

std::optional<QString> DeclineCoach::advice(QStringView adviceCode, const QString &language) const
{
    const auto facts = adviceFacts(adviceCode);
    if (!facts || !m_advice.contains(facts->code))
        return std::nullopt;
    return m_advice.constFind(facts->code)->cashier.value(language);
}

QString DeclineCoach::customerKey(QStringView code, QStringView transactionStatus, QStringView adviceCode) const
{
    if (const auto facts = adviceFacts(adviceCode)) {
        if (const auto advised = m_advice.constFind(facts->code); advised != m_advice.cend())
            return advised->customer;
    }
    const Reason *found = find(code, transactionStatus);
    return found == nullptr ? Ordinary : found->customer;
}

QString DeclineCoach::forCustomer(QStringView code, QStringView transactionStatus, QStringView adviceCode,
                                  const QString &language) const
{
    const QHash<QString, QString> texts = m_customer.value(customerKey(code, transactionStatus, adviceCode));
    return texts.value(language, texts.value(English));
}

bool DeclineCoach::asksForData(QStringView code, QStringView transactionStatus, QStringView adviceCode) const
{
    return customerKey(code, transactionStatus, adviceCode) == CheckData;
}

QString languageOfCountry(QStringView alpha2)
{
    if (alpha2 == u"BR")
        return QStringLiteral("pt");
    const Country *country = findCountry(alpha2);
    const bool spanish = country != nullptr && country->acceptsPayments && alpha2 != u"US";
    return spanish ? QStringLiteral("es") : English;
}

QString customerLanguage(const Settings &settings, QStringView country)
{
    return settings.customerLanguage.isEmpty() ? languageOfCountry(country) : settings.customerLanguage;
}

} // namespace pos
