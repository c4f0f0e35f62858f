using System.Text.Json;
using ClickCart.Shipping.Carriers;

namespace ClickCart.Tests.Shipping.Carriers;

public sealed class RefusalWordsTests
{
    [Theory]
    [InlineData("BAD_REQUEST", "The request was refused.", "[]", "does not take this parcel")]
    [InlineData("ADDRESS.VERIFY.FAILURE", "Unable to verify address.", "[]", "this address")]
    [InlineData("PARAMETER.INVALID", "Bad.", """[{"field":"shipment.to_address.zip","message":"E_ZIP_1"}]""", "postal code")]
    [InlineData("PARAMETER.REQUIRED", "Missing.", """[{"field":"to_address.phone","message":"cannot be blank"}]""", "phone number")]
    [InlineData("PARAMETER.REQUIRED", "Missing.", """[{"field":"from_address.phone","message":"cannot be blank"}]""", "does not take this parcel")]
    [InlineData("SHIPMENT.INVALID_PARAMS", "Bad.", """["to_address is odd"]""", "does not take this parcel")]
    [InlineData("SHIPMENT.RATE.INVALID", "The rate is gone.", """[{"field":"rate","message":"not found"}]""", "chosen service")]
    [InlineData("CUSTOMS_INFO.INVALID", "Bad.", "[]", "customs papers")]
    [InlineData("PARCEL.TOO_HEAVY", "E_17", "[]", "size or weight")]
    [InlineData(null, null, "null", "does not take this parcel")]
    public void A_refusal_is_said_in_words_without_the_carriers_codes(string? code, string? message, string errors, string words)
    {
        var said = RefusalWords.Of(new(code, message, JsonDocument.Parse(errors).RootElement));
        said.ShouldContain(words);
        said.ShouldEndWith(".");
        said.ShouldNotContain("_");
        if (code is not null) said.ShouldNotContain(code);
    }
}
