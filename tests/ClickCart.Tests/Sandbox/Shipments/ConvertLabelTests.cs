namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class ConvertLabelTests(SharedSandbox shared) : SandboxTest(shared)
{
    private Task<ApiResponse> ConvertAsync(ApiResponse shipment) => Host.EasyPostAsync("GET", $"/shipments/{shipment.Id()}/label?file_format=PDF");

    [Fact]
    public async Task A_bought_label_is_there_as_pdf_once_it_was_asked_for()
    {
        var bought = await BoughtAsync(To("Ada (Buyer)"));
        bought["postage_label"].Text("label_pdf_url").ShouldBeNull();
        var url = (await ConvertAsync(bought)).ShouldBe(200)["postage_label"].Text("label_pdf_url")!;
        var label = (await Host.Anyone.GetAsync("~" + new Uri(url).AbsolutePath)).ShouldBe(200);
        label.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        label.Text.ShouldStartWith("%PDF-");
        label.Text.ShouldContain(@"(Ada \(Buyer\)) Tj");
        (await Host.EasyPostAsync("GET", $"/shipments/{bought.Id()}"))["postage_label"].Text("label_pdf_url").ShouldBe(url);
    }

    [Fact]
    public async Task Not_without_a_label() =>
        (await ConvertAsync(await ShipAsync())).ShouldBe(422)["error"].Text("code").ShouldBe("SHIPMENT.POSTAGE.REQUIRED");
}
