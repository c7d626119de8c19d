# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# What `git archive` knows and a source archive without .git would not: its commit and the commit's time.
set(POS_ARCHIVE_COMMIT "$Format:%H$")
set(POS_ARCHIVE_EPOCH "$Format:%ct$")
