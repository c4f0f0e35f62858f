using ClickCart.Sandbox.Shipments;

namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class BarcodesTests
{
    [Fact]
    public void Code_128_is_start_text_check_symbol_and_stop()
    {
        // A well-known example: the check symbol of "Wikipedia" in code set B is number 88.
        const string start = "211214", text = "311321142112241211142112111242112214141221142112121124", number88 = "421211", stop = "2331112";
        Barcodes.Code128("Wikipedia").ShouldBe(start + text + number88 + stop);
    }

    [Fact]
    public void Every_symbol_is_eleven_wide()
    {
        for (var c = ' '; c < 127; c++)
        {
            var widths = Barcodes.Code128(c.ToString());
            widths.Sum(w => w - '0').ShouldBe(11 + 11 + 11 + 13);
        }
    }

    [Theory]
    [InlineData("USPS", "940", 22)]
    [InlineData("UPS", "1Z", 18)]
    [InlineData("DPD", "JD", 21)]
    public void Tracking_codes_look_like_the_carriers(string carrier, string start, int length)
    {
        var codes = Enumerable.Range(0, 50).Select(_ => Barcodes.TrackingCode(carrier, Guid.CreateVersion7().ToString("n"))).ToList();
        codes.ShouldAllBe(c => c.StartsWith(start, StringComparison.Ordinal) && c.Length == length);
        codes.Distinct().Count().ShouldBe(50);
    }
}
