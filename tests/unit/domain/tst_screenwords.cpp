// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the customer's screen says: complete in every language, short, and a file with
// a slip in it is refused with the place of the slip.
#include "domain/declinecoach.h"
#include "domain/screenwords.h"
#include "domain/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pos;

namespace {

QJsonObject shippedFile()
{
    return QJsonDocument::fromJson(ScreenWords::shippedFile()).object();
}

QStringList faultsOf(const QJsonObject &file)
{
    const auto parsed = ScreenWords::parse(QJsonDocument(file).toJson());
    return parsed ? QStringList() : parsed.error();
}

/// The shipped file with one text changed.
QJsonObject with(const QString &key, const QString &language, const QJsonValue &text)
{
    QJsonObject file = shippedFile(), texts = file.value(QStringLiteral("texts")).toObject(), said = texts.value(key).toObject();
    if (text.isUndefined())
        said.remove(language);
    else
        said.insert(language, text);
    texts.insert(key, said);
    file.insert(QStringLiteral("texts"), texts);
    return file;
}

} // namespace

class TestScreenWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shippedFileIsWhole();
    void speaksWhatTheCoachSpeaks();
    void sentencesAreShortAndDiffer();
    void slipsAreNamed_data();
    void slipsAreNamed();
    void unknownLanguageSpeaksEnglish();
    void settingsTakeOnlyItsLanguages();
};

void TestScreenWords::shippedFileIsWhole()
{
    QCOMPARE(faultsOf(shippedFile()), QStringList());
    QCOMPARE(ScreenWords::shipped().languages(), (QStringList{QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt")}));
    for (const QString &language : ScreenWords::shipped().languages())
        QVERIFY(!ScreenWords::shipped().nameOf(language).isEmpty());
    QCOMPARE(ScreenWords::shipped().text(ScreenText::Change, QStringLiteral("pt")), QStringLiteral("Seu troco"));
}

/// A refusal stands under a headline of this file: one language for both.
void TestScreenWords::speaksWhatTheCoachSpeaks()
{
    QCOMPARE(ScreenWords::shipped().languages(), DeclineCoach::shipped().languages());
}

void TestScreenWords::sentencesAreShortAndDiffer()
{
    const QJsonObject texts = shippedFile().value(QStringLiteral("texts")).toObject();
    for (const QString &language : ScreenWords::shipped().languages()) {
        QHash<QString, QString> seen;
        for (auto it = texts.begin(); it != texts.end(); ++it) {
            const QString text = it.value().toObject().value(language).toString();
            QVERIFY2(text.size() <= 80, qPrintable(text)); // read at a glance
            QVERIFY2(!seen.contains(text), qPrintable(it.key() + QStringLiteral(" says what ") + seen.value(text) + QStringLiteral(" says: ") + text));
            seen.insert(text, it.key());
        }
    }
}

void TestScreenWords::slipsAreNamed_data()
{
    QTest::addColumn<QJsonObject>("file");
    QTest::addColumn<QString>("place");
    QTest::newRow("missing") << with(QStringLiteral("total"), QStringLiteral("es"), QJsonValue(QJsonValue::Undefined)) << QStringLiteral("texts.total.es");
    QTest::newRow("empty") << with(QStringLiteral("rest"), QStringLiteral("pt"), QString()) << QStringLiteral("texts.rest.pt");
    QTest::newRow("nothing to fill in") << with(QStringLiteral("left"), QStringLiteral("en"), QStringLiteral("Time left")) << QStringLiteral("texts.left.en");
    QTest::newRow("filled in twice") << with(QStringLiteral("left"), QStringLiteral("en"), QStringLiteral("%1 %2")) << QStringLiteral("texts.left.en");
    QTest::newRow("filled in where nothing is") << with(QStringLiteral("thanks"), QStringLiteral("en"), QStringLiteral("Thanks, %1")) << QStringLiteral("texts.thanks.en");
    QTest::newRow("unknown key") << with(QStringLiteral("hurry"), QStringLiteral("en"), QStringLiteral("Faster")) << QStringLiteral("texts.hurry");
    QTest::newRow("unknown language") << with(QStringLiteral("total"), QStringLiteral("fr"), QStringLiteral("Total")) << QStringLiteral("texts.total");
    QJsonObject nameless = shippedFile();
    nameless.insert(QStringLiteral("names"), QJsonObject{});
    QTest::newRow("language without a name") << nameless << QStringLiteral("names.en");
    QJsonObject newer = shippedFile();
    newer.insert(QStringLiteral("schema"), 2);
    QTest::newRow("another form") << newer << QStringLiteral("schema");
}

void TestScreenWords::slipsAreNamed()
{
    QFETCH(QJsonObject, file);
    QFETCH(QString, place);
    const QStringList faults = faultsOf(file);
    QVERIFY2(!faults.isEmpty() && faults.constFirst().startsWith(place), qPrintable(faults.join(u'\n')));
}

void TestScreenWords::unknownLanguageSpeaksEnglish()
{
    QCOMPARE(ScreenWords::shipped().text(ScreenText::Welcome, QStringLiteral("fr")), QStringLiteral("Welcome"));
}

void TestScreenWords::settingsTakeOnlyItsLanguages()
{
    const auto refuses = [](const QString &language) {
        Settings settings;
        settings.customerLanguage = language;
        const QList<FieldError> errors = checkSettings(settings);
        return std::ranges::any_of(errors, [](const FieldError &error) { return error.field == u"customerLanguage"; });
    };
    QVERIFY(!refuses(QString()) && !refuses(QStringLiteral("pt")));
    QVERIFY(refuses(QStringLiteral("fr")));
}

QTEST_GUILESS_MAIN(TestScreenWords)
#include "tst_screenwords.moc"
