/* The version of tricot, as its output names it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_VERSION_H
#define TRI_BASE_VERSION_H

#define TRI_VERSION "0.1.0"

#endif
