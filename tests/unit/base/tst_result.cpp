// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <QTest>

#include <memory>

using namespace pos;

namespace {

Result<int> half(int n)
{
    if (n % 2 != 0)
        return fail(ErrorKind::InvalidInput, QStringLiteral("odd"));
    return n / 2;
}

struct Doubling
{
    int n = 0;
    friend bool operator==(const Doubling &, const Doubling &) = default;
};

}

class TestResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsAValueOrAnError()
    {
        const Result<int> good = half(8);
        QVERIFY(good.has_value());
        QVERIFY(bool(good));
        QCOMPARE(*good, 4);
        const Result<int> bad = half(7);
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(bad.error().context.detail, QStringLiteral("odd"));
    }

    void valueOrIsTheFallbackOnlyOnError()
    {
        QCOMPARE(half(8).value_or(-1), 4);
        QCOMPARE(half(7).value_or(-1), -1);
    }

    void andThenStopsAtTheFirstError()
    {
        QCOMPARE(*half(8).and_then(half).and_then(half), 1);
        int calls = 0;
        const auto counted = [&calls](int n) {
            ++calls;
            return half(n);
        };
        const auto end = half(6).and_then(counted).and_then(counted); // 3 is odd: the last is skipped
        QVERIFY(!end);
        QCOMPARE(calls, 1);
    }

    void transformKeepsTheError()
    {
        const auto doubled = half(8).transform([](int n) { return Doubling{n * 2}; });
        QCOMPARE(*doubled, Doubling{8});
        QCOMPARE(half(7).transform([](int n) { return Doubling{n}; }).error().kind, ErrorKind::InvalidInput);
        int seen = 0;
        const Result<void> nothing = half(8).transform([&seen](int n) { seen = n; });
        QVERIFY(nothing.has_value());
        QCOMPARE(seen, 4);
    }

    void transformErrorKeepsTheValue()
    {
        const auto named = [](const Error &e) { return errorKindName(e.kind); };
        const Expected<int, QString> good = half(8).transform_error(named);
        QCOMPARE(*good, 4);
        const Expected<int, QString> bad = half(7).transform_error(named);
        QCOMPARE(bad.error(), QStringLiteral("InvalidInput"));
    }

    void voidResults()
    {
        Result<void> good;
        QVERIFY(good);
        const Result<void> bad = fail(ErrorKind::StorageFull);
        QCOMPARE(bad.error().kind, ErrorKind::StorageFull);
        QCOMPARE(*good.and_then([] { return half(4); }), 2);
        QCOMPARE(bad.and_then([] { return half(4); }).error().kind, ErrorKind::StorageFull);
        QCOMPARE(bad.transform_error([](const Error &) { return 5; }).error(), 5);
    }

    void carriesMoveOnlyValues()
    {
        Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
        const std::unique_ptr<int> taken = std::move(made).value();
        QCOMPARE(*taken, 3);
    }

    void valueAndErrorOfOneTypeStayApart()
    {
        const Expected<QString, QString> value = QStringLiteral("x");
        const Expected<QString, QString> error = Unexpected<QString>(QStringLiteral("x"));
        QVERIFY(value.has_value());
        QVERIFY(!error.has_value());
        QVERIFY(!(value == error));
    }

    void describeNamesWhatSupportNeeds()
    {
        const Error error{ErrorKind::RequestRefused,
                          {.httpStatus = 400,
                           .code = QStringLiteral("INVALID_AMOUNT"),
                           .messages = {},
                           .field = QStringLiteral("amount.value"),
                           .path = {},
                           .requestId = QStringLiteral("r1"),
                           .retryAfterSeconds = 0,
                           .detail = QStringLiteral("too low")}};
        QCOMPARE(describe(error),
                 QStringLiteral("RequestRefused http=400 code=INVALID_AMOUNT field=amount.value request=r1 too low"));
        QCOMPARE(describe(Error{}), QStringLiteral("Internal"));
    }

    void everyKindHasItsOwnName()
    {
        QStringList names;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
            names << errorKindName(static_cast<ErrorKind>(kind));
        QCOMPARE(names.first(), QStringLiteral("InvalidInput"));
        QCOMPARE(names.last(), QStringLiteral("Internal"));
        QCOMPARE(names.removeDuplicates(), 0);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
