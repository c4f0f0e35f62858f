using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Platform.Http;

/// <summary>Text from clients, and names in it, may hold anything but what is no character (<see cref="PlainText.IsSound"/>).</summary>
internal sealed class SoundText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? Sound(reader.GetString()!) : throw new JsonException("The JSON value is not text.");

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Sound(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static string Sound(string text) => PlainText.IsSound(text) ? text : throw new JsonException(
        text.Contains('\0', StringComparison.Ordinal) ? "The text holds the character U+0000."
            : "The text holds what is no character of Unicode, such as U+FFFE.");
}
