#![allow(missing_docs)]
//! stub
use crate::Span; use jiff::civil::Date;
#[derive(Debug,Clone)] pub struct TimeExpression{pub span:Span}
impl TimeExpression{ pub fn date(&self)->Option<String>{None} pub fn timex(&self)->Option<String>{None} }
pub fn expressions(_: &TimeTable,_:&str,_:Span,_:&mut Vec<TimeExpression>){}
pub fn resolve(_: &mut [TimeExpression],_:Option<Date>){}
#[derive(Debug,Clone,Default)] pub struct TimeTable;
