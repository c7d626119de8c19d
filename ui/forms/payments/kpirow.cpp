// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/kpirow.h"

#include "base/log.h"
#include "base/timezones.h"
#include "domain/paymentmethod.h"
#include "domain/paymentsearch.h"
#include "ui/forms/payments/barchart.h"
#include "ui/forms/payments/kpicard.h"
#include "ui/text/methodtext.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {

namespace {

const QString PreferenceName = QStringLiteral("payments.figures");
constexpr int PatienceMs = 150; // longer than figures mostly take, shorter than somebody reads them
constexpr int MostMethods = 6;
constexpr int TableHeight = 150;

/// As people call it; what no description names is shown as it was recorded.
QString methodNameOf(const QString &id)
{
    const PaymentMethod *method = findPaymentMethod(id);
    return method ? methodNameText(*method) : QString(id).replace(u'_', u' ');
}

/// Amounts need more room than counts.
int widthOf(Kpi kpi)
{
    switch (kpi) {
    case Kpi::Approved:
    case Kpi::Refunded: return 6;
    case Kpi::Payments: return 5; // with the average
    default: return 4;
    }
}

QTableWidgetItem *cell(const QString &text, bool isNumber)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

} // namespace

KpiRow::KpiRow(Engine &engine, const Clock &clock, PreferenceStore &preferences, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_preferences(preferences)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_patience = new QTimer(this);
    m_patience->setSingleShot(true);
    m_patience->setInterval(PatienceMs);
    connect(m_patience, &QTimer::timeout, this, [this] { showNone(tr("Counting...")); });
    build();
    const int view = preferences.preference(PreferenceName).value(QLatin1String("view")).toInt(int(View::Cards));
    setView(View(qBound(int(View::Hidden), view, int(View::Table))), false);
    connect(&engine, &Engine::paymentsChanged, this, &KpiRow::refresh);
}

void KpiRow::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Xs);
    auto *captionRow = new QHBoxLayout;
    m_caption = new QLabel(this);
    m_caption->setObjectName(QStringLiteral("figuresCaption"));
    setLook(m_caption, "caption");
    captionRow->addWidget(m_caption, 1);
    m_toggle = new QPushButton(this);
    m_toggle->setObjectName(QStringLiteral("figuresButton"));
    setLook(m_toggle, "smallLink");
    connect(m_toggle, &QPushButton::clicked, this, &KpiRow::showNext);
    captionRow->addWidget(m_toggle);
    layout->addLayout(captionRow);

    m_cardBox = new QWidget(this);
    auto *cards = new QHBoxLayout(m_cardBox);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(space::S);
    for (int i = 0; i < KpiCount; ++i) {
        const Kpi kpi = Kpi(i);
        auto *card = new KpiCard(kpiTitle(kpi), m_cardBox);
        card->setObjectName(QStringLiteral("kpiCard%1").arg(i));
        connect(card, &QAbstractButton::clicked, this, [this, kpi] { Q_EMIT statusWanted(kpiTerm(kpi)); });
        cards->addWidget(card, widthOf(kpi));
        m_cards[size_t(i)] = card;
    }
    layout->addWidget(m_cardBox);

    m_chartBox = new QWidget(this);
    auto *charts = new QGridLayout(m_chartBox);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setHorizontalSpacing(space::M);
    charts->setVerticalSpacing(0);
    m_timesTitle = new QLabel(m_chartBox);
    auto *methodsTitle = new QLabel(tr("By method"), m_chartBox);
    for (QLabel *title : {m_timesTitle, methodsTitle})
        setLook(title, "caption");
    m_times = new BarChart(tr("Approved by time"), m_chartBox);
    m_times->setObjectName(QStringLiteral("timeChart"));
    m_methods = new BarChart(tr("Approved by method"), m_chartBox);
    m_methods->setObjectName(QStringLiteral("methodChart"));
    charts->addWidget(m_timesTitle, 0, 0);
    charts->addWidget(methodsTitle, 0, 1);
    charts->addWidget(m_times, 1, 0);
    charts->addWidget(m_methods, 1, 1);
    charts->setColumnStretch(0, 3);
    charts->setColumnStretch(1, 2);
    layout->addWidget(m_chartBox);
    connect(m_times, &BarChart::barChosen, this, [this](int bar) { Q_EMIT dateWanted(m_shownPlan.barTerms.value(bar)); });
    connect(m_methods, &BarChart::barChosen, this, [this](int bar) {
        Q_EMIT methodWanted(searchTermText(SearchField::Method, m_methodIds.value(bar)));
    });

    m_table = new QTableWidget(this);
    m_table->setObjectName(QStringLiteral("figuresTable"));
    m_table->setAccessibleName(tr("Figures as a table"));
    m_table->setFixedHeight(TableHeight);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    layout->addWidget(m_table);
}

void KpiRow::setView(View view, bool remember)
{
    m_view = view;
    m_cardBox->setVisible(view == View::Cards || view == View::Chart);
    m_chartBox->setVisible(view == View::Chart);
    m_table->setVisible(view == View::Table);
    switch (view) {
    case View::Hidden: m_toggle->setText(tr("Show figures")); break;
    case View::Cards: m_toggle->setText(tr("Show chart")); break;
    case View::Chart: m_toggle->setText(tr("Show as table")); break;
    case View::Table: m_toggle->setText(tr("Hide figures")); break;
    }
    if (m_hasSummary)
        showSummary();
    else if (m_hasFilter)
        showNone(tr("Counting..."));
    if (m_hasFilter && view != View::Hidden)
        refresh();
    if (!remember)
        return;
    // A view that is not remembered is no reason to disturb anybody.
    if (const Result<void> kept = m_preferences.setPreference(PreferenceName, {{QStringLiteral("view"), int(view)}}); !kept)
        log::warning("ui", "figures not remembered", {{"error", describe(kept.error())}});
}

void KpiRow::showNext()
{
    switch (m_view) {
    case View::Hidden: setView(View::Cards, true); break;
    case View::Cards: setView(View::Chart, true); break;
    case View::Chart: setView(View::Table, true); break;
    case View::Table: setView(View::Hidden, true); break;
    }
}

void KpiRow::applySettings(const Settings &settings)
{
    m_home = settings.currency;
    if (const QTimeZone zone = findTimeZone(settings.timeZone); zone.isValid())
        m_zone = zone;
    if (m_hasFilter)
        refresh();
}

void KpiRow::setFilter(const PaymentFilter &filter)
{
    if (m_hasFilter && filter == m_filter)
        return;
    m_filter = filter;
    m_hasFilter = true;
    ++m_generation; // an answer under way is of another list
    m_asking = false;
    if (m_view == View::Hidden)
        m_hasSummary = false;
    else
        m_patience->start();
    refresh();
}

void KpiRow::refresh()
{
    if (!m_hasFilter || m_view == View::Hidden)
        return;
    if (m_asking)
        m_askAgain = true;
    else
        ask();
}

void KpiRow::ask()
{
    m_asking = true;
    m_askAgain = false;
    m_plan = planKpis(m_filter, m_clock.nowMs(), m_zone);
    m_engine.paymentSummary(m_plan.query, this, [this, plan = m_plan, generation = m_generation](const Result<PaymentSummary> &result) {
        if (generation != m_generation)
            return;
        m_asking = false;
        m_patience->stop();
        if (result) {
            m_summary = *result;
            m_shownPlan = plan;
            m_hasSummary = true;
            showSummary();
        } else {
            showNone(tr("The figures cannot be read."));
        }
        if (m_askAgain)
            ask();
    });
}

void KpiRow::showNone(const QString &why)
{
    m_hasSummary = false;
    m_caption->setText(why);
    for (KpiCard *card : m_cards)
        card->setFace({.value = QStringLiteral("\u2026"), .more = {}, .change = {}});
    m_times->setBars({});
    m_methods->setBars({});
    m_table->setRowCount(0);
}

void KpiRow::showSummary()
{
    const bool compared = m_shownPlan.query.before.has_value();
    m_caption->setText(compared ? tr("Figures of this list, compared with %1").arg(m_shownPlan.beforeName)
                                : tr("Figures of this list"));
    for (int i = 0; i < KpiCount; ++i)
        m_cards[size_t(i)]->setFace(faceOf(Kpi(i), m_summary, m_home, compared));
    if (m_view == View::Chart)
        showCharts();
    if (m_view == View::Table)
        fillTable();
}

void KpiRow::showCharts()
{
    const QString currency = chartCurrency(m_summary, m_home);
    m_timesTitle->setText(tr("Approved, %1").arg(currency));
    const auto barOf = [&currency](const QString &label, const QString &name, const SumsByCurrency &sums) {
        const PaymentSums one = sums.value(currency);
        return Bar{label, name, tr("%1, %2 payments").arg(moneyOf(currency, one.approvedMinor), QLocale().toString(one.payments)),
                   double(one.approvedMinor)};
    };
    QList<Bar> times;
    for (qsizetype i = 0; i < m_summary.series.size() && i < m_shownPlan.barNames.size(); ++i)
        times.append(barOf(m_shownPlan.barLabels[i], m_shownPlan.barNames[i], m_summary.series[i]));
    m_times->setBars(times);
    m_methodIds = m_summary.byMethod.keys();
    std::ranges::stable_sort(m_methodIds, [this, &currency](const QString &a, const QString &b) {
        return m_summary.byMethod[a].value(currency).approvedMinor > m_summary.byMethod[b].value(currency).approvedMinor;
    });
    m_methodIds = m_methodIds.mid(0, MostMethods);
    QList<Bar> methods;
    for (const QString &id : std::as_const(m_methodIds)) {
        const QString name = methodNameOf(id);
        methods.append(barOf(name, name, m_summary.byMethod.value(id)));
    }
    m_methods->setBars(methods);
}

void KpiRow::fillTable()
{
    const QStringList titles{tr("Figures of"), tr("Currency"), tr("Payments"), tr("Approved"), tr("Approved amount"), tr("Declined"),
                             tr("Waiting"),    tr("Unknown"),  tr("Ended"),    tr("Refunded amount")};
    m_table->clear();
    m_table->setColumnCount(int(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    m_table->setRowCount(0);
    const QLocale locale;
    const auto add = [this, &locale](const QString &name, const SumsByCurrency &sums) {
        for (auto one = sums.cbegin(); one != sums.cend(); ++one) {
            const PaymentSums &s = one.value();
            const int row = m_table->rowCount();
            m_table->insertRow(row);
            const QStringList texts{name, one.key(), locale.toString(s.payments), locale.toString(s.approved),
                                    moneyOf(one.key(), s.approvedMinor), locale.toString(s.declined), locale.toString(s.waiting),
                                    locale.toString(s.unknown), locale.toString(s.ended), moneyOf(one.key(), s.refundedMinor)};
            for (int column = 0; column < texts.size(); ++column)
                m_table->setItem(row, column, cell(texts[column], column > 1));
        }
    };
    add(tr("This list"), m_summary.sums);
    if (m_shownPlan.query.before)
        add(m_shownPlan.beforeName, m_summary.before);
    for (auto method = m_summary.byMethod.cbegin(); method != m_summary.byMethod.cend(); ++method)
        add(methodNameOf(method.key()), method.value());
    for (qsizetype i = 0; i < m_summary.series.size() && i < m_shownPlan.barNames.size(); ++i)
        add(m_shownPlan.barNames[i], m_summary.series[i]);
    m_table->resizeColumnsToContents();
}

} // namespace pos::ui
