// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Whatever happens to the bytes of an answer: no crash, no hang, and never an
// approval that the bytes do not state. The oracle below is deliberately simple
// and shares nothing with the parser.
#include "gateway/accountparser.h"
#include "gateway/apierror.h"
#include "gateway/responseparser.h"

#include "fixtures.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

using namespace pos;

namespace {

const Money Asked = Money::fromMinor(8490, *Currency::fromCode(u"BRL"));

QList<QByteArray> allFixtures()
{
    QList<QByteArray> list;
    for (const QString &file : QDir(QStringLiteral(CONTRACT_DIR "/fixtures")).entryList({QStringLiteral("*.json")}))
        list << fixture(file.chopped(5));
    return list;
}

struct Said
{
    bool approval = false; ///< some status-like field says APPROVED, CAPTURED or a refund of something paid
    bool amount = false;   ///< some amount is exactly 84.9
    bool currency = false;
};

void listen(const QJsonValue &value, const QString &key, Said &said)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            listen(it.value(), it.key(), said);
    } else if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            listen(element, key, said);
    } else if (key.contains(QStringLiteral("status")) || key == QLatin1String("state")) {
        static const QStringList paid{QStringLiteral("APPROVED"), QStringLiteral("CAPTURED"),
                                      QStringLiteral("PARTIALLY_CAPTURED"), QStringLiteral("PARTIALLY_REFUNDED"),
                                      QStringLiteral("REFUND_RETRY_IN_PROCESS")};
        said.approval = said.approval || paid.contains(value.toString().trimmed().toUpper());
    } else if (key == QLatin1String("currency")) {
        said.currency = said.currency || value.toString().compare(QLatin1String("BRL"), Qt::CaseInsensitive) == 0;
    } else {
        const double number = value.isString() ? value.toString().toDouble() : value.toDouble();
        said.amount = said.amount || qAbs(number - 84.9) < 1e-7;
    }
}

/// True when a Payment read from `bytes` counts as money although the bytes do not say so.
bool believedTooMuch(const QByteArray &bytes)
{
    const Result<Payment> payment = parsePayment(bytes);
    if (!payment || !isPaid(attemptStateOf(*payment, Asked)))
        return false;
    Said said;
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    listen(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, said);
    return !(said.approval && said.amount && said.currency);
}

void readEverything(const QByteArray &bytes)
{
    const Result<Payment> payment = parsePayment(bytes);
    if (payment) {
        RC_ASSERT(!payment->id.isEmpty());
        RC_ASSERT(parsePayment(payment->raw).has_value()); // evidence stays readable
    }
    (void)parsePayments(bytes).has_value();
    (void)parseCustomer(bytes).has_value();
    (void)parseSession(bytes).has_value();
    (void)parseSavedMethods(bytes).has_value();
    (void)parseOfferedMethods(bytes).has_value();
    RC_ASSERT(!parseApiError(400, bytes).code.isEmpty());
}

QByteArray mutateBytes(QByteArray bytes, const QList<QByteArray> &pool)
{
    const int rounds = *rc::gen::inRange(1, 8);
    for (int i = 0; i < rounds && !bytes.isEmpty(); ++i) {
        const auto at = *rc::gen::inRange<qsizetype>(0, bytes.size());
        const auto length = *rc::gen::inRange<qsizetype>(1, 40);
        switch (*rc::gen::inRange(0, 6)) {
        case 0:
            bytes[at] = *rc::gen::arbitrary<char>();
            break;
        case 1:
            bytes.insert(at, *rc::gen::arbitrary<char>());
            break;
        case 2:
            bytes.remove(at, length);
            break;
        case 3:
            bytes.truncate(at);
            break;
        case 4:
            bytes.insert(at, bytes.mid(*rc::gen::inRange<qsizetype>(0, bytes.size()), length));
            break;
        default: {
            const QByteArray &other = pool[*rc::gen::inRange<qsizetype>(0, pool.size())];
            bytes = bytes.left(at) + other.mid(*rc::gen::inRange<qsizetype>(0, other.size()));
        }
        }
    }
    return bytes;
}

/// One node somewhere replaced by a node from somewhere else: still JSON, another meaning.
QJsonValue mutateTree(const QJsonValue &value, const QList<QJsonValue> &donors)
{
    const bool descend = *rc::gen::inRange(0, 4) > 0;
    if (descend && value.isObject() && !value.toObject().isEmpty()) {
        QJsonObject object = value.toObject();
        const QString key = object.keys()[*rc::gen::inRange<qsizetype>(0, object.size())];
        if (*rc::gen::inRange(0, 8) == 0)
            object.remove(key);
        else
            object.insert(key, mutateTree(object.value(key), donors));
        return object;
    }
    if (descend && value.isArray() && !value.toArray().isEmpty()) {
        QJsonArray array = value.toArray();
        const auto i = *rc::gen::inRange<qsizetype>(0, array.size());
        array.replace(i, mutateTree(array.at(i), donors));
        return array;
    }
    return donors[*rc::gen::inRange<qsizetype>(0, donors.size())];
}

void gather(const QJsonValue &value, QList<QJsonValue> &into)
{
    into << value;
    for (const QJsonValue &element : value.toArray())
        gather(element, into);
    for (const QJsonValue &element : value.toObject())
        gather(element, into);
}

} // namespace

class TestParserProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=1000"); } // read at the first check
    void brokenBytes();
    void otherMeanings();
    void everyPrefix();
    void arbitraryBytes();
    void oracleSeesAnApproval();
};

void TestParserProperties::brokenBytes()
{
    const QList<QByteArray> pool = allFixtures();
    QVERIFY(rc::check("mutated bytes never crash and never turn into money", [&pool] {
        const QByteArray bytes = mutateBytes(pool[*rc::gen::inRange<qsizetype>(0, pool.size())], pool);
        readEverything(bytes);
        RC_ASSERT(!believedTooMuch(bytes));
    }));
}

void TestParserProperties::otherMeanings()
{
    QList<QJsonDocument> documents;
    QList<QJsonValue> donors{QJsonValue(), QJsonValue(true), QJsonValue(-1), QJsonValue(1e300), QJsonValue(QString())};
    for (const QByteArray &bytes : allFixtures()) {
        documents << QJsonDocument::fromJson(bytes);
        gather(documents.last().isArray() ? QJsonValue(documents.last().array())
                                          : QJsonValue(documents.last().object()),
               donors);
    }
    QVERIFY(rc::check("values in wrong places never crash and never turn into money", [&] {
        const QJsonDocument &document = documents[*rc::gen::inRange<qsizetype>(0, documents.size())];
        QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        const int rounds = *rc::gen::inRange(1, 5);
        for (int i = 0; i < rounds; ++i)
            value = mutateTree(value, donors);
        const QJsonDocument mutated =
            value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        const QByteArray bytes = mutated.toJson(QJsonDocument::Compact);
        readEverything(bytes);
        RC_ASSERT(!believedTooMuch(bytes));
    }));
}

void TestParserProperties::everyPrefix()
{
    // A cut anywhere: at best unreadable, never money.
    const QByteArray whole =
        QJsonDocument::fromJson(fixture(QStringLiteral("create_bare_one_transaction"))).toJson(QJsonDocument::Compact);
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!parsePayment(whole.left(length)), qPrintable(QString::number(length)));
    QVERIFY(parsePayment(whole));
}

void TestParserProperties::arbitraryBytes()
{
    QVERIFY(rc::check("arbitrary bytes", [] {
        const auto text = *rc::gen::arbitrary<std::string>();
        readEverything(QByteArray::fromStdString(text));
    }));
}

void TestParserProperties::oracleSeesAnApproval()
{
    // The property can fail: a parser that believed this would be caught.
    const QByteArray declined = fixture(QStringLiteral("create_declined_as_201"));
    Said said;
    listen(QJsonDocument::fromJson(declined).object(), {}, said);
    QVERIFY(!said.approval && said.amount && said.currency);
    Said approved;
    listen(QJsonDocument::fromJson(fixture(QStringLiteral("create_bare_one_transaction"))).object(), {}, approved);
    QVERIFY(approved.approval);
    QVERIFY(isPaid(attemptStateOf(*parsePayment(fixture(QStringLiteral("create_bare_one_transaction"))), Asked)));
}

QTEST_GUILESS_MAIN(TestParserProperties)
#include "tst_parserproperties.moc"
