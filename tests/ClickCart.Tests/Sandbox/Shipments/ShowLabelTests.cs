using System.Xml.Linq;

namespace ClickCart.Tests.Sandbox.Shipments;

public sealed class ShowLabelTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Is_a_drawing_with_address_and_code()
    {
        var bought = await BoughtAsync(To("Ada <Buyer> & Co"));
        var label = (await Host.Anyone.GetAsync("~" + new Uri(bought["postage_label"].Text("label_url")!).AbsolutePath)).ShouldBe(200);
        label.ContentHeaders.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var texts = XDocument.Parse(label.Text).Descendants("{http://www.w3.org/2000/svg}text").Select(t => t.Value).ToList();
        texts.ShouldContain("Ada <Buyer> & Co");
        texts.ShouldContain(bought["tracking_code"].GetString()!);
        label.Text.ShouldNotContain("style=");
    }

    [Fact]
    public async Task There_is_none_before_it_is_bought() => (
        await Host.Anyone.GetAsync($"~/sandbox/easypost/labels/{(await ShipAsync()).Id()}.svg")).ShouldBeProblem(404, "not-found");
}
