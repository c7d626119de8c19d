// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notices in words: what happened, and what to do about it. Ui thread.
#pragma once

#include "domain/notice.h"
#include "ui/text/sentence.h"
#include "ui/theme/tokens.h"

namespace pos::ui {

/// "A dispute was opened: R$ 25,00" and what to do.
Sentence noticeText(const Notice &notice);
QString noticeIconName(NoticeKind kind);
Tone noticeTone(NoticeKind kind);

} // namespace pos::ui
