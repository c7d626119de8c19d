// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-bench-window: what mostrador-bench measures in processes of their own.
//   bare            a bare QMainWindow: what any window costs
//   charge DIR      the till in training mode, until the Charge page can be used
//   scan DIR        the same with a list of 50,000 articles, of which some are scanned
//   sell DIR        sales by keys with a saved card of a training customer
//   code DIR        the same with PIX, until its code is there
//   payments DIR    the till, where then the Payments page is opened, searched, sorted
//                   and scrolled by keys while payments change
// One line on stdout as soon as the window can be used, one with the figures at
// the end. The window is 1280x800. Exit 0, or 3 with the reason on stderr.
#include "base/log.h"
#include "bench/figure.h"
#include "bench/processfigures.h"
#include "bench/window/heartbeat.h"
#include "bench/window/seller.h"
#include "ui/app/application.h"
#include "ui/app/qtmessages.h"
#include "ui/forms/articles/articlefile.h"
#include "ui/forms/payments/paymentdetailpane.h"
#include "ui/forms/payments/paymentstable.h"
#include "ui/forms/sale/chargepage.h"
#include "ui/forms/sale/salecontroller.h"
#include "ui/models/paymentstablemodel.h"
#include "ui/shell/mainwindow.h"
#include "ui/tour/hands.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMainWindow>
#include <QScrollBar>
#include <QThread>

#include <cstdio>

namespace {

using namespace pos;
using namespace pos::ui;
using namespace pos::bench;

constexpr int Environment = 3;
constexpr int PatienceMs = 60'000;
constexpr int Pages = 200;
constexpr int PagePauseMs = 25;
constexpr int LookMs = 500; // what follows an answer belongs to its heartbeat
constexpr int LiveMs = 10'000;
constexpr int SaleEveryMs = 50;

int complain(const QString &text)
{
    std::fprintf(stderr, "mostrador-bench-window: %s\n", qPrintable(text));
    return Environment;
}

void say(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// Turns the event loop until it is so; sleeps where nothing happens.
bool turnUntil(const std::function<bool()> &reached, int milliseconds = PatienceMs)
{
    QElapsedTimer timer;
    timer.start();
    QTimer waker;
    waker.start(Heartbeat::TickMs);
    while (!reached()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void turnFor(int milliseconds)
{
    turnUntil([] { return false; }, milliseconds);
}

void sayReady()
{
    say({{QStringLiteral("ready"), true}, {QStringLiteral("rss"), statusMiB("VmRSS")}});
}

/// Tells on stderr which event held the window's thread for longer than most of a frame.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (!m_watching || QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        QElapsedTimer timer;
        timer.start();
        const int type = event->type();
        const QByteArray who = m_depth == 0 ? QByteArray(receiver->metaObject()->className()) : QByteArray();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        if (!who.isEmpty() && timer.nsecsElapsed() > LongNs)
            std::fprintf(stderr, "%.1f ms in event %d of %s\n", double(timer.nsecsElapsed()) / 1e6, type, who.constData());
        return done;
    }
    void watch() { m_watching = true; }

private:
    static constexpr qint64 LongNs = 8'000'000;
    bool m_watching = false;
    int m_depth = 0;
};

int bareWindow()
{
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    settle();
    sayReady();
    return 0;
}

class Visit
{
public:
    Visit(Application &application, MainWindow &window) : m_application(application), m_window(window), m_hands(window) {}

    /// Empty = measured.
    QString run()
    {
        const double before = statusMiB("VmRSS");
        m_heart.start();
        if (const QString trouble = open(); !trouble.isEmpty())
            return trouble;
        for (const QString &trouble : {search(), sort(), scroll(), detail(), live()}) {
            if (!trouble.isEmpty())
                return trouble;
        }
        add("window_memory", statusMiB("VmRSS") - before, "MiB", 40);
        return {};
    }
    QJsonArray figures() const { return m_figures; }

private:
    void add(const char *id, double value, const char *unit, double budget, const std::optional<double> &p99 = {})
    {
        Figure figure;
        figure.id = QString::fromLatin1(id);
        figure.value = value;
        figure.unit = QString::fromLatin1(unit);
        figure.budget = budget;
        figure.p99 = p99;
        m_figures.append(figure.toJson());
    }

    void addBeat(const char *id)
    {
        const QList<double> gaps = m_heart.stop();
        add(id, quantile(gaps, 0.999), "ms", 16);
        std::fprintf(stderr, "%s: %lld ticks, longest gap %.1f ms\n", id, static_cast<long long>(gaps.size()), quantile(gaps, 1));
    }

    PaymentsTable &table() const { return *m_window.findChild<PaymentsTable *>(); }
    const PaymentsTableModel &model() const { return *m_window.findChild<PaymentsTableModel *>(); }
    bool isLoaded() const { return model().loadState() == PaymentsTableModel::LoadState::Ready && model().rowCount() > 0; }

    /// From a key to what it brought, painted. Negative = it did not come.
    double timed(const std::function<void()> &act, const std::function<bool()> &reached)
    {
        QElapsedTimer timer;
        timer.start();
        act();
        if (!turnUntil(reached))
            return -1;
        settle();
        return double(timer.nsecsElapsed()) / 1e6;
    }

    QString open()
    {
        const double ms = timed([this] { m_hands.press(Qt::Key_2, Qt::ControlModifier); },
                                [this] { return table().isVisible() && isLoaded(); });
        if (ms < 0)
            return QStringLiteral("the payments did not come");
        add("window_first_rows", ms, "ms", 50);
        turnFor(LookMs);
        addBeat("heartbeat_open");
        return {};
    }

    /// Nobody types two letters between two turns of the event loop.
    void typeSlowly(const char *words)
    {
        for (const char *letter = words; *letter != 0; ++letter) {
            m_hands.type(QString(QLatin1Char(*letter)));
            turnFor(Heartbeat::TickMs);
        }
        m_hands.press(Qt::Key_Return);
    }

    /// From the first letter, the pause in which more could be typed included.
    QString search()
    {
        QList<double> times;
        m_heart.start();
        for (const char *words : {"silva", "status:declined", "method:pix", "espresso", "R3"}) {
            m_hands.press(Qt::Key_Slash);
            m_hands.press(Qt::Key_A, Qt::ControlModifier);
            const PaymentFilter before = model().query().filter;
            const double ms = timed([&] { typeSlowly(words); },
                                    [&] { return model().query().filter != before && model().loadState() == PaymentsTableModel::LoadState::Ready; });
            if (ms < 0)
                return QStringLiteral("no answer to ") + QString::fromLatin1(words);
            times.append(ms);
            turnFor(LookMs);
        }
        m_hands.press(Qt::Key_Slash);
        m_hands.press(Qt::Key_A, Qt::ControlModifier);
        m_hands.press(Qt::Key_Delete);
        m_hands.press(Qt::Key_Return);
        if (!turnUntil([this] { return model().query().filter.isEmpty() && isLoaded(); }))
            return QStringLiteral("the whole list did not come back");
        add("window_search", quantile(times, 0.5), "ms", 150, quantile(times, 1));
        addBeat("heartbeat_search");
        return {};
    }

    QString sort()
    {
        QList<double> times;
        m_heart.start();
        for (const int column : {PaymentsTableModel::AmountColumn, PaymentsTableModel::CustomerColumn, PaymentsTableModel::TimeColumn}) {
            const double ms = timed([&] { table().sortByColumn(column, Qt::DescendingOrder); },
                                    [this] { return isLoaded(); });
            if (ms < 0)
                return QStringLiteral("the list was not sorted");
            times.append(ms);
            turnFor(LookMs);
        }
        add("window_sort", quantile(times, 0.5), "ms", 150, quantile(times, 1));
        addBeat("heartbeat_sort");
        return {};
    }

    QList<double> pageDown(int milliseconds)
    {
        QList<double> times;
        QElapsedTimer all;
        all.start();
        while (all.elapsed() < milliseconds) {
            times.append(timed([this] { m_hands.press(Qt::Key_PageDown); }, [] { return true; }));
            turnFor(PagePauseMs);
        }
        return times;
    }

    QString scroll()
    {
        table().setFocus();
        m_heart.start();
        const QList<double> times = pageDown(Pages * PagePauseMs);
        add("window_scroll_page", quantile(times, 0.5), "ms", 16, quantile(times, 0.99));
        addBeat("heartbeat_scroll");
        return {};
    }

    QString detail()
    {
        m_hands.press(Qt::Key_Home);
        turnFor(100);
        const double ms = timed([this] { m_hands.press(Qt::Key_Return); },
                                [this] { return m_window.findChild<PaymentDetailPane *>()->isVisible(); });
        if (ms < 0)
            return QStringLiteral("the payment did not open");
        add("window_detail", ms, "ms", 50);
        m_hands.press(Qt::Key_Escape);
        return {};
    }

    QString live()
    {
        Seller seller(m_application.till()->engine());
        seller.prepare();
        if (!turnUntil([&seller] { return seller.isReady() || !seller.failure().isEmpty(); }))
            return QStringLiteral("nobody to sell to");
        seller.start(SaleEveryMs);
        turnFor(1000);
        table().setFocus();
        (void)seller.takeChanges();
        (void)seller.takeAnnouncements();
        m_heart.start();
        const QList<double> times = pageDown(LiveMs);
        addBeat("heartbeat_live");
        add("live_scroll_page", quantile(times, 0.5), "ms", 16, quantile(times, 0.99));
        const double changes = seller.takeChanges() * 1000.0 / LiveMs, batches = seller.takeAnnouncements() * 1000.0 / LiveMs;
        add("live_batches", batches, "1/s", 4.1);
        add("live_change_every", 1000 / qMax(changes, 0.001), "ms", 20); // 50 a second, or the heartbeat says little
        std::fprintf(stderr, "live: %.1f changes and %.1f batches a second, %d sold\n", changes, batches, seller.sold());
        seller.stop();
        return seller.failure();
    }

    Application &m_application;
    MainWindow &m_window;
    Hands m_hands;
    Heartbeat m_heart;
    QJsonArray m_figures;
};

constexpr int ArticleCount = 50'000, Scans = 40, Sales = 20, Codes = 20;

QString codeOf(int article)
{
    return QString::number(7'890'000'000'000 + article * 13);
}

/// The shop's list, as Settings keeps it.
bool writeArticles(const QString &folder)
{
    const Currency currency = Currency::fromCode(u"BRL").value_or(Currency());
    QList<Article> articles;
    for (int i = 0; i < ArticleCount; ++i)
        articles.append({QStringLiteral("A-%1").arg(i), codeOf(i), QStringLiteral("Article %1 of the shelf").arg(i), QStringLiteral("goods"),
                         Money::fromMinor(100 + i % 5000, currency)});
    const Result<DataPaths> paths = DataPaths::open(folder);
    if (!paths)
        return false;
    QFile file(paths->articlesFile());
    return file.open(QIODevice::WriteOnly) && file.write(writeArticleFile(articles, {u'.', QChar()})) > 0;
}

Figure figureOf(const char *id, const QList<double> &times, double budget)
{
    Figure figure;
    figure.id = QString::fromLatin1(id);
    figure.value = quantile(times, 0.5);
    figure.p99 = quantile(times, 0.99);
    figure.unit = QStringLiteral("ms");
    figure.budget = budget;
    return figure;
}

qint64 pieces(ChargePage &page)
{
    qint64 count = 0;
    for (const CartLine &line : page.controller().sale().cart.lines)
        count += line.quantity;
    return count;
}

/// From the first key of a scanner to the line in the cart, painted.
QString scan(MainWindow &window, ChargePage &page, QJsonArray &figures)
{
    if (page.controller().catalogue().size() != ArticleCount)
        return QStringLiteral("the list of articles was not read");
    Hands hands(window);
    QList<double> times;
    for (int i = 0; i < Scans; ++i) {
        const qint64 before = pieces(page);
        QElapsedTimer timer;
        timer.start();
        hands.type(codeOf(i * (ArticleCount / Scans)));
        hands.press(Qt::Key_Return);
        if (!turnUntil([&] { return pieces(page) > before; }, 2000))
            return QStringLiteral("scan %1 brought no line").arg(i);
        settle();
        times.append(double(timer.nsecsElapsed()) / 1e6);
        turnFor(Heartbeat::TickMs * 5);
    }
    figures.append(figureOf("scan", times, 20).toJson());
    return {};
}

/// One article and a training customer, chosen by keys.
QString ringUp(Hands &hands, SaleController &sale)
{
    hands.press(Qt::Key_F2);
    hands.type(QStringLiteral("CAF-250"));
    hands.press(Qt::Key_Return);
    hands.press(Qt::Key_F3);
    hands.type(QStringLiteral("training.br@example.com"));
    const bool chosen = turnUntil([&] {
        if (!sale.customer())
            hands.press(Qt::Key_Return);
        return sale.customer().has_value();
    });
    return chosen ? QString() : QStringLiteral("no customer");
}

/// From the moment in which the answer was decided upon, whole milliseconds as it is recorded, to the outcome, painted:
/// the commit, the way between the threads and the page.
QString sell(MainWindow &window, ChargePage &page, QJsonArray &figures)
{
    SaleController &sale = page.controller();
    Hands hands(window);
    QList<double> times;
    turnFor(LookMs * 4); // customers and their cards are introduced in the background
    for (int i = 0; i < Sales; ++i) {
        if (const QString trouble = ringUp(hands, sale); !trouble.isEmpty())
            return trouble;
        if (!turnUntil([&sale] { return !sale.pay().token.isEmpty(); }))
            return QStringLiteral("no customer with a saved card");
        hands.press(Qt::Key_F9);
        if (!turnUntil([&sale] { return sale.charging().phase() == SalePhase::Done; }))
            return QStringLiteral("sale %1 was not approved").arg(i);
        settle();
        times.append(double(QDateTime::currentMSecsSinceEpoch() - sale.charging().latest()->updatedMs));
        hands.press(Qt::Key_F9);
        if (!turnUntil([&sale] { return sale.isEditable() && sale.sale().cart.isEmpty(); }))
            return QStringLiteral("no next sale");
    }
    figures.append(figureOf("outcome", times, 16).toJson());
    return {};
}

/// From Charge to the customer's code, painted; what the training gateway takes for session and payment is in it.
QString code(MainWindow &window, ChargePage &page, QJsonArray &figures)
{
    SaleController &sale = page.controller();
    Hands hands(window);
    QList<double> times;
    turnFor(LookMs * 4);
    if (const QString trouble = ringUp(hands, sale); !trouble.isEmpty())
        return trouble;
    for (int i = 0; i < Codes; ++i) {
        hands.press(Qt::Key_F10);
        hands.type(QStringLiteral("pix"));
        settle();
        QElapsedTimer timer;
        timer.start();
        hands.press(Qt::Key_F9);
        if (!turnUntil([&hands] { return hands.shows(QStringLiteral("waitingCode")); }))
            return QStringLiteral("try %1 showed no code").arg(i);
        settle();
        times.append(double(timer.nsecsElapsed()) / 1e6);
        sale.charging().release({QStringLiteral("Cashier 1"), QStringLiteral("Next try")});
        if (!turnUntil([&sale] { return sale.isEditable(); }))
            return QStringLiteral("try %1 was not given up").arg(i);
        turnFor(LookMs / 5);
    }
    figures.append(figureOf("code", times, 50).toJson());
    return {};
}

int till(TimedApplication &application, const QString &folder, const QString &mode)
{
    if (mode == u"scan" && !writeArticles(folder))
        return complain(QStringLiteral("the list of articles cannot be written"));
    CommandLine line;
    line.dataDir = folder;
    line.training = true;
    Started<Ground> ground = prepareGround(line, QByteArray());
    if (!ground)
        return complain(ground.error().text);
    Application mostrador(application, std::move(*ground), nullptr);
    mostrador.open();
    const auto window = [&mostrador] { return mostrador.till() ? mostrador.till()->window() : nullptr; };
    if (!turnUntil([&window] { return window() && window()->isVisible(); }))
        return complain(QStringLiteral("no window"));
    window()->showNormal();
    window()->resize(1280, 800);
    auto *page = window()->findChild<ChargePage *>();
    // The last sale of a journal may still be on its way: then the page shows that.
    if (!turnUntil([page] { return page->isVisible() && page->controller().hasSale() && page->controller().charging().phase() != SalePhase::Loading; }))
        return complain(QStringLiteral("the Charge page cannot be used"));
    settle();
    sayReady();
    QString trouble;
    if (mode != u"charge" && mode != u"payments") {
        QJsonArray figures;
        trouble = (mode == u"scan" ? scan : mode == u"sell" ? sell : code)(*window(), *page, figures);
        say({{QStringLiteral("figures"), figures}});
    } else if (mode == u"payments") {
        turnFor(LookMs);
        application.watch();
        Visit visit(mostrador, *window());
        trouble = visit.run();
        say({{QStringLiteral("figures"), visit.figures()}});
    }
    return trouble.isEmpty() ? 0 : complain(trouble);
}

}

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setApplicationName(QStringLiteral("mostrador"));
    logQtMessages();
    TimedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    int code = 2;
    if (arguments == QStringList{QStringLiteral("bare")})
        code = bareWindow();
    else if (arguments.size() == 2 && QStringList{u"charge"_qs, u"scan"_qs, u"sell"_qs, u"code"_qs, u"payments"_qs}.contains(arguments[0]))
        code = till(application, arguments[1], arguments[0]);
    log::setSink({});
    return code;
}
