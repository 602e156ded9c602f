//! Spreadsheets with one article a row, such as BIGKINDS exports.

use std::io::Cursor;

use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};
use hoedam::Document;
use jiff::civil::Date;

use super::date::parse_date;

/// Names that a column may have, the usual export's first.
const ID: &[&str] = &["뉴스 식별자", "뉴스식별자", "id"];
const TEXT: &[&str] = &["본문", "내용", "text", "content"];
const TITLE: &[&str] = &["제목", "title"];
const DATE: &[&str] = &["일자", "날짜", "작성일", "date"];

/// A row's number, and its article or why it holds none.
type Row = (usize, Result<Document, String>);

/// The rows of a workbook's first sheet.
pub fn documents(bytes: Vec<u8>, name: &str) -> Result<Vec<Row>, String> {
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheet = book.worksheet_range_at(0).ok_or("no sheet in this workbook")?;
    let sheet = sheet.map_err(|error| error.to_string())?;
    rows(&sheet, name)
}

fn rows(sheet: &Range<Data>, name: &str) -> Result<Vec<Row>, String> {
    let first = sheet.start().map_or(0, |(row, _)| row as usize);
    let mut rows = sheet.rows();
    let header: Vec<String> = rows.next().unwrap_or_default().iter().map(text).collect();
    let column = |names: &[&str]| {
        let is_named = |cell: &String| names.iter().any(|name| cell.eq_ignore_ascii_case(name));
        header.iter().position(is_named)
    };
    let found =
        || header.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let body = column(TEXT).ok_or_else(|| {
        format!("no column {} in the first row; found: {}", TEXT.join(" or "), found())
    })?;
    let (id, title, date) = (column(ID), column(TITLE), column(DATE));
    let mut documents = Vec::new();
    for (at, row) in rows.enumerate() {
        // Spreadsheets count from 1, and the header is a row.
        let number = first + at + 2;
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at));
        let words = |column| cell(column).map(text).filter(|text| !text.is_empty());
        if row.iter().all(|cell| text(cell).is_empty()) {
            continue;
        }
        let Some(body) = words(Some(body)) else {
            documents.push((number, Err("no text in this row".to_owned())));
            continue;
        };
        let mut document =
            Document::new(words(id).unwrap_or_else(|| format!("{name}:{number}")), body);
        document.title = words(title);
        document.date = cell(date).and_then(day);
        let reason = match (words(date), document.date) {
            (Some(text), None) => Some(format!("{text:?} is no date like 2018-06-29 or 20180629")),
            _ => None,
        };
        documents.push((number, reason.map_or(Ok(document), Err)));
    }
    Ok(documents)
}

fn text(cell: &Data) -> String {
    cell.to_string().trim().to_owned()
}

/// `20180629` as text or number, `2018-06-29`, `2018.06.29`, or a date of the spreadsheet.
fn day(cell: &Data) -> Option<Date> {
    if let Data::DateTime(stamp) = cell {
        let (year, month, day, ..) = stamp.to_ymd_hms_milli();
        return Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok();
    }
    let text = text(cell).replace(['.', '/'], "-");
    if let (8, Ok(_)) = (text.len(), text.parse::<u32>()) {
        return parse_date(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    parse_date(text.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    #[test]
    fn an_export_is_read_row_by_row() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, name) in ["뉴스 식별자", "일자", "언론사", "제목", "본문"].iter().enumerate()
        {
            sheet.write(0, at as u16, *name).unwrap();
        }
        sheet.write(1, 0, "01100101.20180629").unwrap();
        sheet.write(1, 1, 20_180_629).unwrap();
        sheet.write(1, 3, "한중 회담").unwrap();
        sheet.write(1, 4, "갑 장관이 을 장관을 만났다.").unwrap();
        sheet.write(2, 1, "2018.06.30").unwrap();
        sheet.write(2, 4, "둘").unwrap();
        sheet.write(3, 0, "n-3").unwrap();
        let date = ExcelDateTime::from_ymd(2018, 7, 1).unwrap();
        sheet.write_with_format(4, 1, &date, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        sheet.write(4, 4, "셋").unwrap();
        sheet.write(6, 1, "어제").unwrap();
        sheet.write(6, 4, "넷").unwrap();
        let rows = documents(book.save_to_buffer().unwrap(), "b.xlsx").unwrap();
        let told: Vec<String> = rows
            .into_iter()
            .map(|(number, row)| match row {
                Ok(document) => {
                    let date = document.date.map_or_else(String::new, |date| date.to_string());
                    let title = document.title.unwrap_or_default();
                    format!("{number} {} {date} {title} {}", document.id, document.text)
                }
                Err(reason) => format!("{number} {reason}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                "2 01100101.20180629 2018-06-29 한중 회담 갑 장관이 을 장관을 만났다.",
                "3 b.xlsx:3 2018-06-30  둘",
                "4 no text in this row",
                "5 b.xlsx:5 2018-07-01  셋",
                "7 \"어제\" is no date like 2018-06-29 or 20180629",
            ]
        );
    }

    #[test]
    fn what_is_no_such_workbook_is_told() {
        assert!(documents(b"not a workbook".to_vec(), "x").is_err());
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "이름").unwrap();
        let error = documents(book.save_to_buffer().unwrap(), "x").unwrap_err();
        assert_eq!(
            error,
            "no column 본문 or 내용 or text or content in the first row; found: 이름"
        );
    }
}
