using System.Net;
using System.Text.RegularExpressions;
using ClickCart.Sandbox.Faults;
using ClickCart.Sandbox.Webhooks;

namespace ClickCart.Simulation.Machine;

/// <summary>All that this process calls, gateway, carrier and itself, goes through here: to the Sandbox in memory, and not always well.</summary>
internal sealed partial class Wire(World world, string client) : HttpMessageHandler
{
    /// <summary>Longer than anybody waits for an answer.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(61);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        world.Crashes.ThrowIfDead();
        if (client == WebhookPost.Client) return await ForwardAsync(request, cancellationToken);

        var call = $"{request.Method} {Ids().Replace(request.RequestUri!.AbsolutePath.Replace("/sandbox", "", StringComparison.Ordinal), "/…")}";
        var fault = world.Faults.OfCall();
        if (fault is not null)
        {
            world.Coverage.Add(fault, call);
            world.Story.Detail($"{call}: {fault}");
        }
        var response = fault switch
        {
            null => await ForwardAsync(request, cancellationToken),
            Faults.NoConnection => throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection."),
            Faults.TimeOutBefore => Hang(),
            Faults.TimeOutAfter => await HangAfterAsync(),
            Faults.CutBody => await CutAsync(await ForwardAsync(request, cancellationToken)),
            Faults.Slow => await SlowAsync(),
            _ => await RefusedAsync(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture)),
        };
        world.Crashes.ThrowIfDead();
        return response;

        HttpResponseMessage Hang()
        {
            world.Clock.Advance(Silence);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TaskCanceledException("No answer.", new TimeoutException());
        }

        async Task<HttpResponseMessage> HangAfterAsync()
        {
            (await ForwardAsync(request, CancellationToken.None)).Dispose();
            return Hang();
        }

        // In the meantime the rest of the world goes on: before the other side works, or before its answer is here.
        async Task<HttpResponseMessage> SlowAsync()
        {
            var before = world.Chance(0.5);
            if (before) await world.MeanwhileAsync();
            world.Crashes.ThrowIfDead();
            var answer = await ForwardAsync(request, CancellationToken.None);
            if (!before) await world.MeanwhileAsync();
            world.Clock.Advance(TimeSpan.FromSeconds(world.Next(1, 8)));
            cancellationToken.ThrowIfCancellationRequested();
            return answer;
        }

        // By the Sandbox, which knows which answers a key keeps.
        async Task<HttpResponseMessage> RefusedAsync(int status)
        {
            var board = world.Shop.Get<FaultBoard>();
            var target = request.RequestUri!.AbsolutePath.Contains("/stripe/", StringComparison.Ordinal) ? FaultTarget.Stripe : FaultTarget.Easypost;
            board.Set([new(target, FaultKind.Status, Status: status, Times: 1)]);
            var answer = await ForwardAsync(request, cancellationToken);
            board.Clear();
            return answer;
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var response = await world.Shop.Inside.SendAsync(request, ct);
        await response.Content.LoadIntoBufferAsync(ct);
        world.Crashes.ThrowIfDead();
        return response;
    }

    private static async Task<HttpResponseMessage> CutAsync(HttpResponseMessage whole)
    {
        var body = await whole.Content.ReadAsByteArrayAsync();
        var cut = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body[..(body.Length / 2)]) };
        foreach (var (name, values) in whole.Headers) cut.Headers.TryAddWithoutValidation(name, values);
        return cut;
    }

    [GeneratedRegex("/(?=[^/]*[0-9]{3})[^/]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
