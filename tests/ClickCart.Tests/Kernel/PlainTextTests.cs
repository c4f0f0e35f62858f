namespace ClickCart.Tests.Kernel;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Ada Lovelace", true)]
    [InlineData("\u05d0\u200f, \u0645\u200d", true)]
    [InlineData("Ada\r\nBcc: a@b.c", false)]
    [InlineData("Ada\u0007", false)]
    [InlineData("Ada\u0085", false)]
    [InlineData("Ada\u2028", false)]
    [InlineData("\u202eadA", false)]
    [InlineData("\u2067adA", false)]
    public void A_line_turns_nothing_around_and_holds_no_controls(string text, bool isLine) => PlainText.IsLine(text).ShouldBe(isLine);

    [Theory]
    [InlineData("Ada \u65e5 \ud83d\ude00 \ufffd", true)]
    [InlineData("a\0", false)]
    [InlineData("a\ufffe", false)]
    [InlineData("\uffffa", false)]
    [InlineData("\ufdd0", false)]
    [InlineData("\ud83f\udffe", false)]
    [InlineData("\udbff\udfff", false)]
    public void What_is_no_character_is_found_and_any_text_can_be_folded(string text, bool isSound)
    {
        PlainText.IsSound(text).ShouldBe(isSound);
        Letters.Fold("\u00e9" + text).ShouldStartWith("e");
        Letters.Spelled("\u00e4" + text).ShouldStartWith("ae");
        Places.PlainPostalCode(text);
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData("\u65e5", true)]
    [InlineData("", false)]
    [InlineData(" \u00a0", false)]
    [InlineData("\u200b", false)]
    [InlineData("\u3164\u2800", false)]
    [InlineData("\u034f\ufe0f", false)]
    public void Something_is_seen_or_nothing_is(string text, bool isSeen) => PlainText.IsSeen(text).ShouldBe(isSeen);
}
