// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"
#include "base/strongid.h"

#include <QSet>
#include <QTest>

#include <type_traits>

using namespace pos;

using SaleLike = StrongId<struct SaleLikeTag>;
using PaymentLike = StrongId<struct PaymentLikeTag>;

// The point of both types is what does not compile.
static_assert(!std::is_convertible_v<QString, SaleLike>);
static_assert(!std::is_constructible_v<SaleLike, QString>);
static_assert(!std::is_convertible_v<SaleLike, PaymentLike>);
static_assert(!std::is_convertible_v<SaleLike, QString>);
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);

class TestValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idsCompareByText()
    {
        const auto a = SaleLike::from(QStringLiteral("R1-1"));
        const auto b = SaleLike::from(QStringLiteral("R1-2"));
        QVERIFY(a == SaleLike::from(QStringLiteral("R1-1")));
        QVERIFY(a != b);
        QVERIFY(a < b);
        QVERIFY(b > a);
        QCOMPARE(a.text(), QStringLiteral("R1-1"));
    }

    void emptyIdIsNone()
    {
        QVERIFY(SaleLike().isEmpty());
        QVERIFY(SaleLike::from(QString()) == SaleLike());
        QVERIFY(!SaleLike::from(QStringLiteral("x")).isEmpty());
    }

    void idsAreHashable()
    {
        QSet<SaleLike> set{SaleLike::from(QStringLiteral("a")), SaleLike::from(QStringLiteral("b")),
                           SaleLike::from(QStringLiteral("a"))};
        QCOMPARE(set.size(), 2);
        QVERIFY(set.contains(SaleLike::from(QStringLiteral("b"))));
    }

    void secretTakesTheCallersBytes()
    {
        QByteArray bytes("sandbox_key");
        const Secret secret(std::move(bytes));
        QCOMPARE(secret.reveal(), QByteArray("sandbox_key"));
        QVERIFY(bytes.isEmpty()); // NOLINT: that it was wiped is what is tested
    }

    void movedSecretsAreEmpty()
    {
        Secret from{QByteArray("one")};
        Secret to(std::move(from));
        QVERIFY(from.isEmpty()); // NOLINT
        QCOMPARE(to.reveal(), QByteArray("one"));

        Secret other{QByteArray("two")};
        other = std::move(to);
        QVERIFY(to.isEmpty()); // NOLINT
        QCOMPARE(other.reveal(), QByteArray("one"));

        Secret &same = other;
        other = std::move(same);
        QCOMPARE(other.reveal(), QByteArray("one"));
    }

    void clonesLiveOnTheirOwn()
    {
        Secret copy;
        {
            const Secret original{QByteArray("key")};
            copy = original.clone();
            QVERIFY(copy.reveal().constData() != original.reveal().constData());
        }
        QCOMPARE(copy.reveal(), QByteArray("key"));
    }

    void credentialsAreUsableWithBothKeysOrARelayToken()
    {
        const auto with = [](const char *publicKey, const char *privateKey, const char *token) {
            return Credentials{Secret(QByteArray(publicKey)), Secret(QByteArray(privateKey)), Secret(QByteArray(token))}
                .isUsable();
        };
        QVERIFY(!with("", "", ""));
        QVERIFY(!with("p", "", ""));
        QVERIFY(!with("", "s", ""));
        QVERIFY(with("p", "s", ""));
        QVERIFY(with("", "", "t"));
    }
};

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
