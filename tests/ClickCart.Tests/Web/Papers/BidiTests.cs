using ClickCart.Web.Papers;

namespace ClickCart.Tests.Web.Papers;

public sealed class BidiTests
{
    /// <summary>Capital letters stand for those that run from right to left.</summary>
    [Theory]
    [InlineData("ada buyer 12", "ada buyer 12")]
    [InlineData("ABG", "GBA")]
    [InlineData("ABG DH", "HD GBA")]
    [InlineData("ABG 12", "12 GBA")]
    [InlineData("ABG 12/3 (DH 4)", ")4 HD( 12/3 GBA")]
    [InlineData("levi DAG smith", "levi GAD smith")]
    [InlineData("DAG smith", "smith GAD")]
    [InlineData("flat 12, ABG", "flat 12, GBA")]
    [InlineData("ABG 050-123-4567", "050-123-4567 GBA")]
    [InlineData("ABG 20%", "20% GBA")]
    [InlineData("a ABG.", "a GBA.")]
    [InlineData("", "")]
    public void What_runs_from_right_to_left_is_seen_so_and_numbers_in_it_are_not(string written, string seen)
    {
        var line = string.Concat(written.Select(Hebrew));
        var levels = Bidi.LevelsOf(line);
        var order = Bidi.FromLeft([.. Enumerable.Range(0, line.Length)], i => levels[i]);
        string.Concat(order.Select(i => written[i])).ShouldBe(seen);
    }

    [Theory]
    [InlineData("محمد 12", new[] { 2, 2, 1, 1, 1, 1, 1 })]
    [InlineData("دָ", new[] { 1, 1 })]
    public void Numbers_after_Arabic_stand_to_its_left_and_marks_stay_with_their_letters(string line, int[] levelsFromLeft)
    {
        var levels = Bidi.LevelsOf(line);
        Bidi.FromLeft([.. levels], l => l).ShouldBe(levelsFromLeft);
    }

    private static char Hebrew(char c) => char.IsAsciiLetterUpper(c) ? (char)('\u05D0' + (c - 'A')) : c;
}
