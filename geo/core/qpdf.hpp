// qpdf's classes, for .cpp files only. Clang 14 cannot read qpdf 11's JSON.hh as C++20 with GCC
// 12's library (vectors of an incomplete class, whose destructor has become constexpr). Of what is
// used here no more than the name is needed.
#pragma once

#define JSON_HH
class JSON;

#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>
