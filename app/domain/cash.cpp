// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/cash.h"

#include "domain/cashfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace pos {

namespace {

constexpr qint64 BelievableFactor = 10; // where no notes are known

class CashReader
{
public:
    Expected<QList<CashFacts>, CashFaults> read(const QByteArray &json);

private:
    void fault(const QString &key, const QString &what) { m_faults << m_path + key + QStringLiteral(": ") + what; }
    void onlyKeys(const QJsonObject &object, const QStringList &known);
    Money money(const QString &key, const QJsonValue &value, Currency currency);
    QList<Money> pieces(const QJsonObject &object, const QString &key, Currency currency);
    void readRounding(const QJsonObject &object, CashFacts &facts);
    CashFacts facts(const QJsonObject &object);

    QString m_path;
    CashFaults m_faults;
};

void CashReader::onlyKeys(const QJsonObject &object, const QStringList &known)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (!known.contains(key))
            fault(key, QStringLiteral("unknown key"));
    }
}

Money CashReader::money(const QString &key, const QJsonValue &value, Currency currency)
{
    const Result<Money> amount = parseMoney(value.toString(), currency, NumberFormat{u'.', u','});
    if (amount && amount->isPositive())
        return *amount;
    fault(key, QStringLiteral("not an amount of its currency: ") + value.toString());
    return {};
}

QList<Money> CashReader::pieces(const QJsonObject &object, const QString &key, Currency currency)
{
    QList<Money> list;
    const QJsonArray values = object.value(key).toArray();
    for (const QJsonValue &value : values) {
        const Money piece = money(key, value, currency);
        if (!list.isEmpty() && piece.minor() <= list.constLast().minor())
            fault(key, QStringLiteral("must ascend"));
        list << piece;
    }
    if (list.isEmpty())
        fault(key, QStringLiteral("a list is needed"));
    return list;
}

void CashReader::readRounding(const QJsonObject &object, CashFacts &facts)
{
    onlyKeys(object, {QStringLiteral("step"), QStringLiteral("mode"), QStringLiteral("says"), QStringLiteral("source")});
    facts.step = money(QStringLiteral("step"), object.value(QLatin1String("step")), facts.currency);
    const QString mode = object.value(QLatin1String("mode")).toString();
    if (mode == u"down")
        facts.rounding = CashRounding::Down;
    else if (mode == u"nearest_half_down")
        facts.rounding = CashRounding::NearestHalfDown;
    else
        fault(QStringLiteral("mode"), QStringLiteral("down or nearest_half_down is needed"));
    facts.source = object.value(QLatin1String("source")).toString();
    if (!facts.source.startsWith(QLatin1String("https://")) || object.value(QLatin1String("says")).toString().isEmpty())
        fault(QStringLiteral("source"), QStringLiteral("an address and what it says are needed"));
    if (!facts.coins.isEmpty() && facts.coins.constFirst() != facts.step)
        fault(QStringLiteral("step"), QStringLiteral("the smallest coin is the step"));
}

CashFacts CashReader::facts(const QJsonObject &object)
{
    onlyKeys(object, {QStringLiteral("currency"), QStringLiteral("coins"), QStringLiteral("notes"), QStringLiteral("rounding")});
    CashFacts facts;
    const auto currency = Currency::fromCode(object.value(QLatin1String("currency")).toString());
    if (!currency) {
        fault(QStringLiteral("currency"), QStringLiteral("not a known one"));
        return facts;
    }
    facts.currency = *currency;
    facts.coins = pieces(object, QStringLiteral("coins"), *currency);
    facts.notes = pieces(object, QStringLiteral("notes"), *currency);
    if (const QJsonValue rounding = object.value(QLatin1String("rounding")); !rounding.isUndefined())
        readRounding(rounding.toObject(), facts);
    return facts;
}

Expected<QList<CashFacts>, CashFaults> CashReader::read(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(CashFaults{QStringLiteral("$: ") + problem.errorString()});
    onlyKeys(root, {QStringLiteral("schema"), QStringLiteral("as_of"), QStringLiteral("note"), QStringLiteral("currencies")});
    if (root.value(QLatin1String("schema")).toInt() != 1)
        fault(QStringLiteral("schema"), QStringLiteral("1 is needed"));
    QList<CashFacts> all;
    const QJsonArray currencies = root.value(QLatin1String("currencies")).toArray();
    for (qsizetype i = 0; i < currencies.size(); ++i) {
        m_path = QStringLiteral("currencies[%1].").arg(i);
        const CashFacts one = facts(currencies[i].toObject());
        if (std::ranges::find(all, one.currency, &CashFacts::currency) != all.cend())
            fault(QStringLiteral("currency"), QStringLiteral("is there twice"));
        all << one;
    }
    if (all.isEmpty())
        fault(QStringLiteral("currencies"), QStringLiteral("a list is needed"));
    return m_faults.isEmpty() ? Expected<QList<CashFacts>, CashFaults>(all) : Unexpected(m_faults);
}

} // namespace

Expected<QList<CashFacts>, CashFaults> parseCashPack(const QByteArray &json)
{
    return CashReader().read(json);
}

QByteArray shippedCashPack()
{
    return QByteArray(cashfile::Json);
}

const CashFacts *cashFacts(Currency currency)
{
    // A faulty file knows nothing; a test sees to it that it is never shipped.
    static const QList<CashFacts> all = parseCashPack(shippedCashPack()).value_or(QList<CashFacts>());
    const auto found = std::ranges::find(all, currency, &CashFacts::currency);
    return found == all.cend() ? nullptr : &*found;
}

Money cashDue(Money total)
{
    const CashFacts *facts = cashFacts(total.currency());
    if (facts == nullptr || facts->rounding == CashRounding::Exact || !total.isPositive())
        return total;
    const qint64 step = facts->step.minor(), over = total.minor() % step;
    const bool up = facts->rounding == CashRounding::NearestHalfDown && over > step / 2;
    const qint64 due = total.minor() - over + (up ? step : 0);
    return due > 0 ? Money::fromMinor(due, total.currency()) : total;
}

QList<Money> quickAmounts(Money due, int most)
{
    std::set<qint64> amounts;
    if (const CashFacts *facts = cashFacts(due.currency()); facts != nullptr && due.isPositive()) {
        for (const Money note : facts->notes) {
            const qint64 over = due.minor() % note.minor();
            if (over != 0 && due.minor() <= largestAmount(due.currency()).minor())
                amounts.insert(due.minor() - over + note.minor());
        }
    }
    QList<Money> list{due};
    for (const qint64 amount : amounts) {
        if (list.size() < most)
            list << Money::fromMinor(amount, due.currency());
    }
    return list;
}

std::optional<FieldError> givenError(Money due, Money given)
{
    const QString field = QStringLiteral("given"), code = due.currency().code();
    if (given.currency() != due.currency())
        return FieldError{field, Rule::CurrencyMismatch, 0, 0, code};
    if (given.minor() < due.minor())
        return FieldError{field, Rule::NotEnough, due.minor(), 0, code};
    const CashFacts *facts = cashFacts(due.currency());
    // Who hands over a note that could stay in the purse wants it changed: that is another matter than this sale.
    const qint64 largest = largestAmount(due.currency()).minor();
    const qint64 most = facts != nullptr ? due.minor() + facts->notes.constLast().minor() - 1
                                         : std::min(due.minor(), largest / BelievableFactor) * BelievableFactor;
    if (given.minor() > most)
        return FieldError{field, Rule::TooLarge, 0, most, code};
    return std::nullopt;
}

} // namespace pos
