using ClickCart.Catalog.Products;

namespace ClickCart.Tests.Catalog.Products;

public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("1.50", '.')]
    [InlineData("1,50", ',')]
    [InlineData("0.5", '.')]
    [InlineData("0,500", ',')]
    [InlineData("1500,250", ',')]
    [InlineData("1,234.50", '.')]
    [InlineData("1.234,50", ',')]
    [InlineData("1,234,567", '.')]
    [InlineData("1.234.567", ',')]
    [InlineData("1'234.50", '.')]
    [InlineData("1\u00a0234,50", ',')]
    [InlineData("1\u202f234,5", ',')]
    [InlineData("1,500", null)]
    [InlineData("1.500", null)]
    [InlineData("1500", null)]
    [InlineData("1 500", null)]
    [InlineData("1.5.5", null)]
    [InlineData("ten", null)]
    [InlineData("", null)]
    public void The_decimal_mark_is_known_only_where_there_is_one_way_to_read_it(string text, char? mark) => WrittenNumber.MarkOf(text).ShouldBe(mark);

    [Theory]
    [InlineData("1,234.50", '.', true, "1234.50")]
    [InlineData("1.234,50", ',', true, "1234.50")]
    [InlineData("1,500", ',', true, "1.500")]
    [InlineData("1,500", '.', true, "1500")]
    [InlineData("1,500", '.', false, null)]
    [InlineData("1'234'567", '.', false, "1234567")]
    [InlineData("12,34", '.', true, null)]
    [InlineData("-1", '.', true, null)]
    [InlineData("1.", '.', true, null)]
    [InlineData(".5", '.', true, null)]
    [InlineData("1e3", '.', true, null)]
    [InlineData("٣", '.', true, null)]
    public void A_number_is_read_by_its_mark(string text, char mark, bool inGroups, string? number)
    {
        var isRead = WrittenNumber.TryRead(text, mark, inGroups, out var found);
        (isRead ? found.ToString(System.Globalization.CultureInfo.InvariantCulture) : null).ShouldBe(number);
    }
}
