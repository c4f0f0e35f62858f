using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ClickCart.Simulation.Machine;

/// <summary>What came back; a status of 0 when nothing did.</summary>
internal sealed record Answer(int Status, JsonElement Json)
{
    public bool IsLost => Status is 0 or >= 500;

    /// <summary>The problem's type, or the status.</summary>
    public string Says =>
        Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && Status >= 400
        ? $"{Status} {type.GetString()!.Split('/')[^1]}"
        : Status == 0 ? "no answer" : $"{Status}";

    public JsonElement this[string member] => Json.GetProperty(member);

    public string Text(string member) => Json.GetProperty(member).ToString();
}

/// <summary>Calls the shop's API from outside. Who gets no answer does not know what happened.</summary>
internal sealed class Caller(World world)
{
    private string? _admin;
    private TimeSpan _signedInAt;

    public async Task<Answer> SendAsync(
        string method, string path, object? body = null, string? key = null, string? orderToken = null, string? bearer = null, string? ifMatch = null)
    {
        if (world.Crashes.IsDead) return new(0, default);
        using var request = new HttpRequestMessage(new(method), "http://localhost" + (path[0] == '~' ? path[1..] : "/api/v1" + path));
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (orderToken is not null) request.Headers.Add("X-Order-Token", orderToken);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        try
        {
            using var response = await world.Shop.Inside.SendAsync(request, CancellationToken.None);
            var text = await response.Content.ReadAsStringAsync();
            if (world.Crashes.IsDead) return new(0, default);
            var isJson = response.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.Ordinal);
            return new((int)response.StatusCode, isJson ? JsonDocument.Parse(text).RootElement : default);
        }
        catch (Exception) when (world.Crashes.IsDead)
        {
            return new(0, default);
        }
    }

    /// <summary>As the shop's owner, signed in anew when that has run out.</summary>
    public async Task<Answer> AdminAsync(string method, string path, object? body = null, string? key = null, string? ifMatch = null)
    {
        if (_admin is null || world.Clock.Elapsed - _signedInAt > TimeSpan.FromMinutes(10)) await SignInAsync();
        var answer = await SendAsync(method, path, body, key, bearer: _admin, ifMatch: ifMatch);
        if (answer.Status != 401) return answer;
        await SignInAsync();
        return await SendAsync(method, path, body, key, bearer: _admin, ifMatch: ifMatch);
    }

    private async Task SignInAsync()
    {
        var answer = await SendAsync("POST", "/sessions", new { email = ShopProcess.AdminEmail, password = ShopProcess.AdminPassword });
        _admin = answer.Status == 200 ? answer.Text("accessToken") : null;
        _signedInAt = world.Clock.Elapsed;
    }
}
