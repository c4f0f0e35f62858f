using ClickCart.Pricing.TaxRates;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests.Pricing.TaxRates;

public sealed class TaxRatesCheckTests
{
    [Theory]
    [InlineData("Country", "XX", "Pricing:TaxRates:1:Country is 'XX'")]
    [InlineData("Country", "de", "Pricing:TaxRates:1:Country is 'de'")]
    [InlineData("Country", null, "Pricing:TaxRates:1:Country is ''")]
    [InlineData("Region", "ZZ", "Pricing:TaxRates:1:Region is 'ZZ'; addresses in United States have no such state or province.")]
    [InlineData("Class", "luxury", "Pricing:TaxRates:1:Class is 'luxury'")]
    [InlineData("Class", "none", "Pricing:TaxRates:1:Class is 'none'")]
    [InlineData("Class", "zero", "Pricing:TaxRates:1:Rate is '0.0725'; of the class zero it is 0.")]
    [InlineData("Rate", "7.25", "Pricing:TaxRates:1:Rate is '7.25'")]
    [InlineData("Rate", "1", "Pricing:TaxRates:1:Rate is '1'")]
    [InlineData("Rate", "-0.1", "Pricing:TaxRates:1:Rate is '-0.1'")]
    [InlineData("Rate", "7,25 %", "Pricing:TaxRates:1:Rate is '7,25 %'")]
    [InlineData("Rate", null, "Pricing:TaxRates:1:Rate is ''")]
    [InlineData("Inclusive", "perhaps", "Pricing:TaxRates:1:Inclusive is 'perhaps'")]
    [InlineData("Region", "new york", "Pricing:TaxRates:1 is a second standard rate of US new york")]
    public async Task A_row_that_is_none_is_told_in_a_sentence(string field, string? value, string sentence) =>
        (await ProblemsAsync((field, value))).ShouldHaveSingleItem().ShouldStartWith(sentence);

    [Theory]
    [InlineData("Region", "California")]
    [InlineData("Region", null)]
    [InlineData("Class", "reduced")]
    [InlineData("Inclusive", null)]
    [InlineData("Rate", "0")]
    public async Task A_row_that_is_one_starts_the_shop(string field, string? value) => (await ProblemsAsync((field, value))).ShouldBeEmpty();

    [Fact]
    public async Task The_program_does_not_start_with_a_wrong_row()
    {
        var settings = TestDatabase.NewSqlite();
        (settings["environment"], settings["Pricing:TaxRates:0:Region"]) = ("Development", "Calfornia");
        (await Command.RunAsync(settings).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(2);
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
    }

    /// <summary>A right row, and one like this.</summary>
    private static Task<IReadOnlyList<string>> ProblemsAsync((string Field, string? Value) said)
    {
        var row = new Dictionary<string, string?> { ["Country"] = "US", ["Region"] = "TX", ["Rate"] = "0.0725", ["Inclusive"] = "false" };
        row[said.Field] = said.Value;
        var settings = row.Where(f => f.Value is not null).Select(f => KeyValuePair.Create($"Pricing:TaxRates:1:{f.Key}", f.Value))
            .Concat([new("Pricing:TaxRates:0:Country", "US"), new("Pricing:TaxRates:0:Region", "NY"), new("Pricing:TaxRates:0:Rate", "0.04")]);
        return new TaxRatesCheck(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .ProblemsAsync(isDevelopment: false, TestContext.Current.CancellationToken);
    }
}
