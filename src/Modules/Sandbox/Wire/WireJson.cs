using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClickCart.Sandbox.Wire;

/// <summary>How both protocols and the stored documents are written: snake_case, and enums as words.</summary>
internal static class WireJson
{
    /// <summary>What is sent: nulls are written, whole measures keep their <c>.0</c>.</summary>
    public static readonly JsonSerializerOptions Wire = Options(JsonIgnoreCondition.Never);

    /// <summary>What is stored: nothing that is null.</summary>
    public static readonly JsonSerializerOptions Stored = Options(JsonIgnoreCondition.WhenWritingNull);

    /// <summary>A member of an enum in the protocols' spelling.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static byte[] Write(object shape) => JsonSerializer.SerializeToUtf8Bytes(shape, shape.GetType(), Wire);

    private static JsonSerializerOptions Options(JsonIgnoreCondition nulls) => new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = nulls,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new Measure() },
    };

    /// <summary>The carrier writes whole weights and lengths as <c>614.0</c>, and signs exactly those bytes.</summary>
    private sealed class Measure : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? double.TryParse(reader.GetString(), out var parsed) ? parsed : throw new JsonException("A measure is a number.")
                : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString("0.0#####"));
    }
}
