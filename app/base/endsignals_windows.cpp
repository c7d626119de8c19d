// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/endsignals.h"

#include <QMutex>

#include <windows.h>

namespace pos {

namespace {

// The system calls the handler on a thread of its own, at any time.
QMutex guard;
EndSignals *listener = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    const QMutexLocker lock(&guard);
    if (!listener)
        return FALSE;
    QMetaObject::invokeMethod(listener, &EndSignals::endRequested, Qt::QueuedConnection);
    return TRUE;
}

}

EndSignals::EndSignals(QObject *parent) : QObject(parent)
{
    const QMutexLocker lock(&guard);
    listener = this;
    SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
}

EndSignals::~EndSignals()
{
    SetConsoleCtrlHandler(&onConsoleEvent, FALSE);
    const QMutexLocker lock(&guard);
    listener = nullptr;
}

}
