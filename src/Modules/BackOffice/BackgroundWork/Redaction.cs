using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>Payloads as people may see them. Messages carry no secrets by rule (invariant 19); should one ever, its name gives it away here.</summary>
internal static class Redaction
{
    private const string Hidden = "•••";

    private static readonly string[] Telling = ["password", "secret", "token", "key", "card", "cvc", "signature", "paymentmethod", "authorization"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON, indented, with the values of telling names hidden; hidden altogether when it is no JSON.</summary>
    public static string Of(string payload)
    {
        try
        {
            var json = JsonNode.Parse(payload);
            Hide(json);
            return json?.ToJsonString(Indented) ?? "null";
        }
        catch (JsonException)
        {
            return Hidden;
        }
    }

    private static void Hide(JsonNode? node)
    {
        if (node is JsonArray array) foreach (var item in array) Hide(item);
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            if (value is not null && Telling.Any(t => name.Contains(t, StringComparison.OrdinalIgnoreCase))) members[name] = Hidden;
            else Hide(value);
        }
    }
}
