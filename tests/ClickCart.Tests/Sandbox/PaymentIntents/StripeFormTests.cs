using ClickCart.Sandbox.PaymentIntents;
using Microsoft.AspNetCore.WebUtilities;

namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class StripeFormTests
{
    private static StripeForm Form(string text) => new(QueryHelpers.ParseQuery(text));

    [Fact]
    public void Brackets_nest()
    {
        var form = Form("metadata[order_id]=7&metadata%5Bnote%5D=a%20b&payment_method_data[card][number]=4242424242424242");
        form.Metadata().ShouldBe(new Dictionary<string, string> { ["order_id"] = "7", ["note"] = "a b" });
        form["payment_method_data[card][number]"].ShouldBe("4242424242424242");
    }

    [Theory]
    [InlineData("expand[]=latest_charge&expand[]=customer")]
    [InlineData("expand[0]=latest_charge&expand[1]=customer")]
    [InlineData("expand=latest_charge&expand=customer")]
    public void Arrays_come_in_three_spellings(string text) => Form(text).List("expand").ShouldBe(["latest_charge", "customer"]);

    [Fact]
    public void Values_are_checked()
    {
        Should.Throw<StripeApiException>(() => Form("amount=12.5").Integer("amount")).Message.ShouldBe("Invalid integer: 12.5");
        Should.Throw<StripeApiException>(() => Form("amount=0").Amount("amount"));
        Should.Throw<StripeApiException>(() => Form("confirm=yes").Flag("confirm"));
        Should.Throw<StripeApiException>(() => Form("currency=").Required("currency"));
        Should.Throw<StripeApiException>(() => Form("return_url=shop").Url("return_url"));
        Should.Throw<StripeApiException>(() => Form("reason=bored").OneOf("reason", "duplicate"));
        Should.Throw<StripeApiException>(() => Form($"metadata[{new string('k', 41)}]=1").Metadata());
        Should.Throw<StripeApiException>(() => Form($"metadata[k]={new string('v', 501)}").Metadata());
        Should.Throw<StripeApiException>(() => Form("amount=1&colour=red").Allow("amount")).Message.ShouldBe("Received unknown parameter: colour");
        Should.NotThrow(() => Form("metadata[a]=1&expand[]=x").Allow("metadata"));
    }

    [Fact]
    public void A_fingerprint_is_of_route_and_parameters_in_any_order()
    {
        var one = Form("amount=1&currency=usd").Fingerprint("POST /a");
        Form("currency=usd&amount=1").Fingerprint("POST /a").ShouldBe(one);
        Form("currency=usd&amount=2").Fingerprint("POST /a").ShouldNotBe(one);
        Form("currency=usd&amount=1").Fingerprint("POST /b").ShouldNotBe(one);
    }
}
