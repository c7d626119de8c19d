// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How a report stands and how it ended, in words.
#pragma once

#include "domain/report.h"
#include "ui/text/sentence.h"

#include <QLocale>

namespace pos::ui {

QString reportStageText(const ReportJob &job);
Sentence reportErrorText(const Error &error);
/// "1,200 payments read: 1,180 new, 20 already here."
QString reportTallyText(const ReportJob &job, const QLocale &locale);

}
