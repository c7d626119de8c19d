// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The proof of one person's contacts: the PDF read back by pdftotext, the CSV by
// a reader of this test's own, and a file that is there whole or not at all.
#include "domain/contactpack.h"
#include "gui/support/till.h"
#include "ui/forms/outreach/proofpack.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace pos;
using namespace pos::test;

namespace {

const qint64 Asked = QDateTime(QDate(2026, 11, 3), QTime(13, 0), Qt::UTC).toMSecsSinceEpoch();

ContactProof anasProof()
{
    ContactProof proof;
    proof.phone = PhoneNumber::from(QStringLiteral("+573001234567"));
    proof.customer = ana();
    proof.atMs = ManualClock::Start;
    proof.consents = {{QStringLiteral("consent-1"), ana().id, proof.phone, ContactChannel::PhoneCall, true, ConsentMeans::WebForm,
                       QStringLiteral("May \"we\" call, <b>you</b>?\nSay yes; or no"), QStringLiteral("Rosa"), Asked}};
    proof.optOuts = {{QStringLiteral("opt-1"), proof.phone, true, QStringLiteral("=said so"), QStringLiteral("Luis"), Asked + 1000}};
    OutreachRecord record;
    OutreachIntent &intent = record.intent;
    intent.id = OutreachId::from(QStringLiteral("contact-1"));
    intent.sale = SaleId::from(QStringLiteral("R1-20261103-000007"));
    intent.phone = proof.phone;
    intent.state = OutreachState::Accepted;
    intent.channels = {ContactChannel::PhoneCall};
    intent.consentId = QStringLiteral("consent-1");
    intent.rulesVersion = QStringLiteral("CO 2026-11-21; shop: apart 48");
    intent.operatorName = QStringLiteral("Rosa");
    intent.httpStatus = 200;
    intent.remoteId = QStringLiteral("yuno-77");
    intent.amount = Money::fromMinor(1250, *Currency::fromCode(u"BRL"));
    intent.body = R"({"customer":{"full_name":"Ana Example","phone_number":"+573001234567"},"cart":{"total_value":12.50}})";
    intent.answer = R"({"message":"fine"})";
    intent.createdMs = intent.sentMs = Asked + 2000;
    intent.answeredMs = Asked + 3000;
    record.recovered = intent.amount;
    record.saleIsPaid = true;
    Communication talk;
    talk.id = QStringLiteral("talk-1");
    talk.channel = QStringLiteral("PHONE_CALL");
    talk.status = QStringLiteral("COMPLETED");
    talk.callSeconds = 74;
    talk.atMs = Asked + 4000;
    record.talks = {talk};
    proof.contacts = {record};
    OutreachEvent event;
    event.outreach = intent.id;
    event.atMs = Asked + 3000;
    event.kind = OutreachEventKind::Accepted;
    event.operatorName = QStringLiteral("Rosa");
    event.httpStatus = 200;
    event.requestId = QStringLiteral("request-9");
    proof.events = {{event}};
    return proof;
}

ui::ProofContext colombia()
{
    return {QStringLiteral("Padaria Central"), {contactRulesFor(QStringLiteral("CO")), contactRulesFor(QStringLiteral("AR"))}, QStringLiteral("apart 48"), QTimeZone("America/Bogota")};
}

/// RFC 4180, by hand: not the program's own reader.
QList<QStringList> rowsOf(const QByteArray &bytes)
{
    QList<QStringList> rows(1);
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes.mid(bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && text.mid(i + 1, 1) == u"\"") {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\n')) {
            rows.last() << cell;
            cell.clear();
            if (c == u'\n')
                rows << QStringList();
        } else if (quoted || c != u'\r') {
            cell += c;
        }
    }
    rows.removeLast();
    return rows;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Result<void>> save(const QString &path)
{
    std::optional<Result<void>> saved;
    QObject receiver;
    ui::saveProof(path, anasProof(), colombia(), &receiver, [&saved](const Result<void> &result) { saved = result; });
    [&saved] { QTRY_VERIFY(saved.has_value()); }();
    return saved;
}

} // namespace

class TestProofPack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressApplication(); }
    void thePdfSaysIt();
    void theCsvSaysIt();
    void removedDataIsToldNotShown();
    void wordsOfPeopleAreNoMarkup();
    void aFileThatCannotBeWrittenIsToldAndNotThere_data();
    void aFileThatCannotBeWrittenIsToldAndNotThere();
    void theNameTellsWho();
};

void TestProofPack::thePdfSaysIt()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("proof.pdf"));
    const auto saved = save(path);
    QVERIFY(saved && saved->has_value());
    QVERIFY(contentOf(path).startsWith("%PDF-"));
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    QVERIFY2(reader.waitForFinished(), "pdftotext (poppler-utils) is needed");
    QCOMPARE(reader.exitCode(), 0);
    const QString text = QString::fromUtf8(reader.readAllStandardOutput()).simplified();
    for (const char *words : {"Ana Example", "+573001234567", "Padaria Central", "America/Bogota", "Contact of 2026-11-03T08:00:02-05:00", "2026-11-03", "by a web form", "consent-1",
                              "not to be contacted", "contact-1", "R1-20261103-000007", "yuno-77", "request-9", "Ley 2300", "Rules now in force: AR", "as_of", "apart 48", "12.50"}) {
        const QString word = QString::fromUtf8(words) == u"as_of" ? colombia().rules.first().asOf.toString(Qt::ISODate) : QString::fromUtf8(words);
        QVERIFY2(text.contains(word), qPrintable(word + u" is not in " + text.left(3000)));
    }
    // The request is masked: the number stands once at the head, the name is only there.
    QCOMPARE(text.count(QStringLiteral("+573001234567")), 1);
    QCOMPARE(text.count(QStringLiteral("Ana Example")), 1);
}

void TestProofPack::theCsvSaysIt()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("proof.CSV"));
    const auto saved = save(path);
    QVERIFY(saved && saved->has_value());
    const QList<QStringList> rows = rowsOf(contentOf(path));
    QCOMPARE(rows.first().join(u','), QStringLiteral("record,at,id,contact,channel,result,operator,http_status,code,rules,amount,words"));
    QHash<QString, QStringList> of;
    for (const QStringList &row : rows) {
        QCOMPARE(row.size(), 12);
        of.insert(row[0], row);
    }
    QCOMPARE(of[QStringLiteral("consent")].join(u'|'),
             QStringLiteral("consent|2026-11-03T13:00:00Z|consent-1||call|given|Rosa||web_form|||May \"we\" call, <b>you</b>?\nSay yes; or no"));
    QCOMPARE(of[QStringLiteral("opt_out")][11], QStringLiteral("'=said so")); // no formula
    QCOMPARE(of[QStringLiteral("contact")].join(u'|'),
             QStringLiteral("contact|2026-11-03T13:00:02Z|contact-1|R1-20261103-000007|call|Accepted|Rosa|200||CO 2026-11-21; shop: apart 48|BRL 12.50|consent-1"));
    QVERIFY(of[QStringLiteral("request")][11].contains(QStringLiteral("12.50")));
    QVERIFY(!of[QStringLiteral("request")][11].contains(QStringLiteral("Ana Example")));
    QCOMPARE(of[QStringLiteral("report")][5], QStringLiteral("COMPLETED"));
    QCOMPARE(of[QStringLiteral("event")][2], QStringLiteral("request-9"));
    QCOMPARE(of[QStringLiteral("paid_since")][10], QStringLiteral("BRL 12.50"));
    QVERIFY(of.contains(QStringLiteral("rule")));
    QCOMPARE(of[QStringLiteral("shop_rules")][11], QStringLiteral("apart 48"));
}

void TestProofPack::removedDataIsToldNotShown()
{
    ContactProof proof = anasProof();
    OutreachRecord &record = proof.contacts.first();
    record.intent.body.clear();
    record.intent.answer.clear();
    record.erased = OutreachEvent{record.intent.id, 4, Asked + 9000, OutreachEventKind::Erased, OutreachState::Accepted, OutreachState::Accepted, {}, 0, {}, {}, -1, 0,
                                  QStringLiteral("retention: contacts 24 months")};
    const QString html = ui::proofHtml(proof, colombia());
    QVERIFY(html.contains(QStringLiteral("Personal data was removed")));
    QVERIFY(html.contains(QStringLiteral("kept for 24 month")));
    QVERIFY(!html.contains(QStringLiteral("Request, masked")));
    for (const QStringList &row : rowsOf(ui::proofCsv(proof, colombia())))
        QVERIFY(row[0] != QStringLiteral("request"));
}

void TestProofPack::wordsOfPeopleAreNoMarkup()
{
    const QString html = ui::proofHtml(anasProof(), colombia());
    QVERIFY(html.contains(QStringLiteral("&lt;b&gt;you&lt;/b&gt;")));
    QVERIFY(!html.contains(QStringLiteral("<b>you</b>")));
}

void TestProofPack::aFileThatCannotBeWrittenIsToldAndNotThere_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << QStringLiteral("nowhere/at/all/proof.pdf");
    QTest::newRow("a folder of that name") << QStringLiteral("folder");
    QTest::newRow("no room") << QStringLiteral("proof.pdf");
}

void TestProofPack::aFileThatCannotBeWrittenIsToldAndNotThere()
{
    QFETCH(QString, path);
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder")));
    QFile old(dir.filePath(QStringLiteral("proof.pdf")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit little = before;
    little.rlim_cur = 1000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto saved = save(dir.filePath(path));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(saved && !saved->has_value());
    QCOMPARE(saved->error().context.path, dir.filePath(path));
    QCOMPARE(contentOf(old.fileName()), QByteArray("old"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), (QStringList{QStringLiteral("folder"), QStringLiteral("proof.pdf")}));
    QVERIFY(saved->error().kind == ErrorKind::StorageFailed || saved->error().kind == ErrorKind::StorageFull ||
            saved->error().kind == ErrorKind::StorageReadOnly);
}

void TestProofPack::theNameTellsWho()
{
    QCOMPARE(ui::proofFileName(anasProof()), QStringLiteral("proof-ana-example-20261121"));
    ContactProof nobody = anasProof();
    nobody.customer.reset();
    QCOMPARE(ui::proofFileName(nobody), QStringLiteral("proof-20261121"));
}

QTEST_MAIN(TestProofPack)
#include "tst_proofpack.moc"
