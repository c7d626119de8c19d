// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What this process has used, where the system tells (Linux); 0 elsewhere.
#pragma once

#include <QFile>

#ifdef Q_OS_LINUX
#include <ctime>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace pos::bench {

/// "VmRSS" or "VmHWM" in MiB.
inline double statusMiB(const char *name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray wanted = QByteArray(name) + ':';
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(wanted))
            return line.mid(wanted.size()).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

/// Gives back what is free, and lets VmHWM begin anew; the answer is VmRSS then.
inline double startPeak()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
    return statusMiB("VmRSS");
}

/// Computed by the calling thread so far, in ms: what others do on the machine is not in it.
inline double threadCpuMs()
{
#ifdef Q_OS_LINUX
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
#else
    return 0;
#endif
}

}
