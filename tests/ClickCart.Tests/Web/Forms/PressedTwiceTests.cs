using System.Net;
using AngleSharp.Html.Parser;
using ClickCart.Tests.Platform;

namespace ClickCart.Tests.Web.Forms;

/// <summary>A form's button that is pressed again before the first answer is there, as a browser without scripts lets people do.</summary>
public sealed class PressedTwiceTests : ProbeTest
{
    [Fact]
    public async Task The_second_press_waits_for_the_first_and_gets_its_answer_while_a_client_is_refused_at_once()
    {
        using var begun = new SemaphoreSlim(0);
        var go = new TaskCompletionSource();
        Host.Switches.BeforeWriting = () =>
        {
            begun.Release();
            return go.Task;
        };
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = new(Host.App.Services.GetRequiredService<ServerAddress>().Local) };
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync("/notes/new", TestContext.Current.CancellationToken));
        var token = page.QuerySelector("[name=_csrf]")!.GetAttribute("value")!;
        async Task<(HttpStatusCode Status, string? Location)> PressAsync()
        {
            using var form = new FormUrlEncodedContent([new("_csrf", token), new("_key", "one"), new("text", "milk")]);
            using var answer = await browser.PostAsync("/notes/new", form, TestContext.Current.CancellationToken);
            return (answer.StatusCode, answer.Headers.Location?.OriginalString);
        }

        var first = PressAsync();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var second = PressAsync();
        var client = WriteAsync("milk", "one");
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        (await WriteAsync("milk", "one")).ShouldBeProblem(409, "request-in-progress");
        await Eventually.TrueAsync(() => Task.FromResult(Host.Switches.Presses == 2), "the second press has come");
        second.IsCompleted.ShouldBeFalse();
        go.SetResult();

        (await first).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await second).ShouldBe(await first);
        (await client).ShouldBe(201);
        (await Host.ReadAsync(db => db.Notes.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task The_wait_ends_when_it_has_been_long_enough()
    {
        var keys = new KeysInProgress();
        using var first = keys.TryEnter("one");
        (await keys.EnterAsync("one", TimeSpan.FromMilliseconds(50), CancellationToken.None)).ShouldBeNull();
        using var other = await keys.EnterAsync("two", TimeSpan.FromMilliseconds(50), CancellationToken.None);
        other.ShouldNotBeNull();
    }
}
