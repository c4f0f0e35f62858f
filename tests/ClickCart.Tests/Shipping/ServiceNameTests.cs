using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Shipping;

public sealed class ServiceNameTests
{
    [Theory]
    [InlineData("GroundAdvantage", "Ground Advantage")]
    [InlineData("2ndDayAir", "2nd Day Air")]
    [InlineData("UPSSaver", "UPS Saver")]
    [InlineData("INTERNATIONAL_ECONOMY", "International Economy")]
    [InlineData("Eurapid", "Eurapid")]
    public void A_service_is_named_in_words(string service, string words) => ServiceName.Of(service).ShouldBe(words);
}
