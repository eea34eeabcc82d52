package dev.plumbline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvCellTest {
    @Test
    void textThatLooksLikeAFormulaIsNeutralised() {
        assertEquals("'=1+1", CsvCell.text("=1+1"));
        assertEquals("'+1", CsvCell.text("+1"));
        assertEquals("'-1", CsvCell.text("-1"));
        assertEquals("'@SUM(A1)", CsvCell.text("@SUM(A1)"));
        assertEquals("'\t=1", CsvCell.text("\t=1"));
        assertEquals("\"'\r=1\"", CsvCell.text("\r=1"));
        assertEquals("a=1", CsvCell.text("a=1"));
    }

    @Test
    void textIsQuotedWhereItMustBe() {
        assertEquals("plain", CsvCell.text("plain"));
        assertEquals("", CsvCell.text(""));
        assertEquals("\"a,b\"", CsvCell.text("a,b"));
        assertEquals("\"a\"\"b\"", CsvCell.text("a\"b"));
        assertEquals("\"a\nb\"", CsvCell.text("a\nb"));
        assertEquals("\" a\"", CsvCell.text(" a"));
        assertEquals("\"a \"", CsvCell.text("a "));
    }

    @Test
    void numbersStayNumbers() {
        assertEquals("-1.5", CsvCell.number(-1.5));
        assertEquals("1.0E-300", CsvCell.number(1e-300));
        assertEquals("", CsvCell.number(Double.NaN));
    }
}
