// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/facing/customerscreen.h"

#include "ui/forms/sale/salecontroller.h"

#include <QTimer>

#include <algorithm>

namespace pos::ui {

namespace {

constexpr qint64 ResultMs = 60'000; // the next customer is no reader of this one's result
const QString Preference = QStringLiteral("customer-screen");
const QString ScreenKey = QStringLiteral("screen"), PlaceKey = QStringLiteral("place");

}

CustomerScreen::CustomerScreen(SaleController &sale, OperatorSession &session, const Clock &clock, PreferenceStore &preferences,
                               MakeScreens makeScreens, QObject *parent)
    : QObject(parent)
    , m_sale(sale)
    , m_session(session)
    , m_clock(clock)
    , m_preferences(preferences)
    , m_makeScreens(std::move(makeScreens))
    , m_second(new QTimer(this))
{
    m_second->setInterval(1000);
    connect(m_second, &QTimer::timeout, this, &CustomerScreen::refresh);
}

CustomerScreen::~CustomerScreen()
{
    keepPlace();
    m_following.reset();
}

void CustomerScreen::setOn(bool on)
{
    if (on == isOn())
        return;
    if (!on) {
        keepPlace();
        m_second->stop();
        m_following.reset();
        m_screens.reset();
        m_window->hide();
        m_window.release()->deleteLater(); // its own close button may be on the stack
        return;
    }
    m_window = std::make_unique<FacingWindow>();
    connect(m_window.get(), &FacingWindow::closedByHand, this, [this] {
        setOn(false);
        Q_EMIT switched(false);
    });
    m_filled = {};
    m_screens = m_makeScreens();
    follow();
    refresh();
    place(false);
}

void CustomerScreen::toggle()
{
    if (isOn() && !m_window->isVisible()) { // its screen is unplugged, and somebody wants to see it
        place(true);
        return;
    }
    setOn(!isOn());
    if (isOn())
        place(true);
    Q_EMIT switched(isOn());
}

void CustomerScreen::follow()
{
    m_following = std::make_unique<QObject>();
    QObject *context = m_following.get();
    const auto soon = [this] { refreshSoon(); };
    connect(&m_sale, &SaleController::saleReplaced, context, soon);
    connect(&m_sale, &SaleController::cartChanged, context, soon);
    connect(&m_sale, &SaleController::customerChanged, context, soon); // their country's language
    connect(&m_sale, &SaleController::methodsChanged, context, soon);  // cash is rounded
    connect(&m_sale.charging(), &ChargeController::phaseChanged, context, soon);
    connect(&m_sale.charging(), &ChargeController::latestChanged, context, soon);
    connect(&m_sale.pictures(), &CodePictures::changed, context, soon);
    connect(&m_session, &OperatorSession::currentChanged, context, soon);
    connect(m_screens.get(), &ScreenList::changed, context, [this] { place(false); });
    // The till's window may move to what is left only after it was told.
    connect(m_screens.get(), &ScreenList::changed, context, [this] { place(false); }, Qt::QueuedConnection);
}

/// Several facts change together; the last of them shows.
void CustomerScreen::refreshSoon()
{
    if (m_refreshing || !isOn())
        return;
    m_refreshing = true;
    QMetaObject::invokeMethod(this, &CustomerScreen::refresh, Qt::QueuedConnection);
}

void CustomerScreen::refresh()
{
    m_refreshing = false;
    if (!isOn())
        return;
    const qint64 now = m_clock.nowMs();
    FacingFacts facts = facingFacts(m_sale, !m_session.current().isEmpty());
    FacingScene scene = facingScene(facts);
    if (!scene.final) {
        m_result = {};
    } else if (scene != m_result) {
        m_result = scene;
        m_resultMs = now;
    } else if (now - m_resultMs >= ResultMs) {
        facts.closed = true;
        scene = facingScene(facts);
    }
    if (scene.deadlineMs > 0 || scene.final)
        m_second->start();
    else
        m_second->stop();
    m_window->view().showScene(scene, now);
}

/// `asked`: somebody wants to see it now. Else a screen that it filled once is waited for.
void CustomerScreen::place(bool asked)
{
    if (!isOn())
        return;
    QList<ScreenPlace> others = m_screens->screens();
    const QString till = m_screens->tillScreen(), before = rememberedScreen();
    others.removeIf([&till](const ScreenPlace &one) { return one.name == till; });
    const auto same = std::ranges::find(others, before, &ScreenPlace::name);
    if (!others.isEmpty())
        fill(same != others.cend() ? *same : others.constFirst());
    else if (before.isEmpty() || asked || (m_filled == ScreenPlace{} && m_window->isVisible()))
        showAsWindow();
    else
        goAway();
}

/// Never over the till: what is left of the screens is its own.
void CustomerScreen::goAway()
{
    m_filled = {};
    m_window->hide();
}

void CustomerScreen::fill(const ScreenPlace &place)
{
    if (place == m_filled && m_window->isVisible())
        return;
    keepPlace();
    m_filled = place;
    if (rememberedScreen().isEmpty())
        remember(ScreenKey, place.name);
    m_window->hide(); // some window systems move no window that fills a screen
    if (place.screen != nullptr)
        m_window->setScreen(place.screen);
    m_window->setGeometry(place.geometry);
    m_window->showFullScreen();
}

void CustomerScreen::showAsWindow()
{
    if (m_filled == ScreenPlace{} && m_window->isVisible())
        return;
    m_filled = {};
    m_window->hide();
    const QByteArray placed = QByteArray::fromBase64(m_preferences.preference(Preference).value(PlaceKey).toString().toLatin1());
    if (!m_window->restoreGeometry(placed))
        m_window->resize(800, 600);
    m_window->showNormal();
}

/// Of the ordinary window.
void CustomerScreen::keepPlace()
{
    if (isOn() && m_window->isVisible() && m_filled == ScreenPlace{})
        remember(PlaceKey, QString::fromLatin1(m_window->saveGeometry().toBase64()));
}

QString CustomerScreen::rememberedScreen() const
{
    return m_preferences.preference(Preference).value(ScreenKey).toString();
}

void CustomerScreen::remember(const QString &name, const QJsonValue &value)
{
    QJsonObject kept = m_preferences.preference(Preference);
    kept.insert(name, value);
    (void)m_preferences.setPreference(Preference, kept); // kept for this run at least
}

}
