// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The figures above the list: six cards, bars by time and by method, and the same
// as a table. They are read again when the search or a payment changes and are
// those of the list below. Choosing one asks for a filter. What is shown is
// remembered. Lives on the ui thread; asks the engine only.
#pragma once

#include "base/clock.h"
#include "ports/engine.h"
#include "ports/preferencestore.h"
#include "ui/forms/payments/kpiplan.h"

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;
class QTableWidget;
class QTimer;

namespace pos::ui {

class BarChart;
class KpiCard;

class KpiRow final : public QWidget
{
    Q_OBJECT
public:
    KpiRow(Engine &engine, const Clock &clock, PreferenceStore &preferences, QWidget *parent = nullptr);

    void setFilter(const PaymentFilter &filter);
    void applySettings(const Settings &settings);
    void refresh();
    /// Shows the cards, then also the chart, then the table, then nothing.
    void showNext();

Q_SIGNALS:
    /// Replaces what the search says about status and flags; empty = all of them.
    void statusWanted(const QString &term);
    void dateWanted(const QString &term);
    void methodWanted(const QString &term);

private:
    enum class View { Hidden, Cards, Chart, Table };
    void build();
    void ask();
    void showSummary();
    /// No figures rather than those of another list.
    void showNone(const QString &why);
    void showCharts();
    void fillTable();
    void setView(View view, bool remember);

    Engine &m_engine;
    const Clock &m_clock;
    PreferenceStore &m_preferences;
    PaymentFilter m_filter;
    QTimeZone m_zone = QTimeZone::utc();
    Currency m_home;
    KpiPlan m_plan;      ///< of what was asked last
    KpiPlan m_shownPlan; ///< of what is shown
    PaymentSummary m_summary;
    bool m_hasSummary = false;
    bool m_asking = false;
    bool m_askAgain = false;
    bool m_hasFilter = false;
    quint64 m_generation = 0;
    QTimer *m_patience = nullptr; ///< how long figures of the list before may stand
    View m_view = View::Cards;
    std::array<KpiCard *, KpiCount> m_cards{};
    QWidget *m_cardBox = nullptr;
    QWidget *m_chartBox = nullptr;
    BarChart *m_times = nullptr;
    BarChart *m_methods = nullptr;
    QLabel *m_timesTitle = nullptr;
    QTableWidget *m_table = nullptr;
    QStringList m_methodIds;
    QLabel *m_caption = nullptr;
    QPushButton *m_toggle = nullptr;
};

}
