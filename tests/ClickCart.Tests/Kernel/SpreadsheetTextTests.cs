namespace ClickCart.Tests.Kernel;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM(A1)", "'＠SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u00a0=1", "'\u00a0=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("' =1", "'' =1")]
    [InlineData("Jug", "Jug")]
    [InlineData("a=b", "a=b")]
    [InlineData("'Twas", "'Twas")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void What_a_spreadsheet_takes_for_a_formula_is_marked_and_comes_back_as_it_went(string text, string marked)
    {
        SpreadsheetText.Marked(text).ShouldBe(marked);
        SpreadsheetText.Unmarked(marked).ShouldBe(text);
    }
}
