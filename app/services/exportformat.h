// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A payment as one line of a file: CSV or JSON Lines. Column names are stable
// and the same in both; they are for programs as much as for people. Pure, and
// made to be called a million times. One thread.
#pragma once

#include "base/csv.h"
#include "ports/paymentexport.h"

#include <QTimeZone>

namespace pos {

/// `2026-11-21T10:00:00-03:00`. The offset of a quarter of an hour is looked up once: zones change at no other time.
class ZonedTime
{
public:
    explicit ZonedTime(const QByteArray &ianaZone);
    QByteArray text(qint64 ms);

private:
    QTimeZone m_zone;
    qint64 m_quarter = -1;
    qint64 m_day = -1;
    qint64 m_offsetS = 0;
    QByteArray m_suffix, m_date;
};

class ExportWriter
{
public:
    explicit ExportWriter(const ExportFormat &format);

    /// What comes before the first payment: mark and column names, or nothing.
    void begin();
    void add(const ExportedPayment &payment);
    qsizetype size() const { return m_csv.bytes().size() + m_json.size(); }
    QByteArray take();

private:
    void addCsv(const ExportedPayment &payment);
    void addJson(const ExportedPayment &payment);

    ExportFormat m_format;
    ZonedTime m_time;
    csv::Writer m_csv;
    QByteArray m_json;
};

}
