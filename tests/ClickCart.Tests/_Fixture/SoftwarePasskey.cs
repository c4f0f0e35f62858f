using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClickCart.Tests;

/// <summary>What a browser and its authenticator do with a passkey (WebAuthn), for browsers without scripts: an ES256 key that counts its uses.</summary>
public sealed class SoftwarePasskey(string origin) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private uint _uses;

    /// <summary>The answer to a question for a new passkey.</summary>
    public string Make(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        var data = AuthenticatorData(asked.GetProperty("rp").GetProperty("id").GetString()!, 0x45, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(data);
        attestation.WriteEndMap();
        return Answer(new()
        {
            ["attestationObject"] = Base64Url.EncodeToString(attestation.Encode()),
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", asked)),
        });
    }

    /// <summary>The answer to a question for this passkey.</summary>
    public string Use(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        _uses++;
        var (data, client) = (AuthenticatorData(asked.GetProperty("rpId").GetString()!, 0x05, []), ClientData("webauthn.get", asked));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new()
        {
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["signature"] = Base64Url.EncodeToString(signature),
        });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(Dictionary<string, string> response) => JsonSerializer.Serialize(new
    {
        id = Base64Url.EncodeToString(_id),
        rawId = Base64Url.EncodeToString(_id),
        type = "public-key",
        clientExtensionResults = new { },
        response,
    });

    private byte[] ClientData(string type, JsonElement asked) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = asked.GetProperty("challenge").GetString(), origin, crossOrigin = false }));

    private byte[] AuthenticatorData(string shop, byte flags, byte[] attested)
    {
        var uses = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(uses, _uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(shop)), flags, .. uses, .. attested];
    }

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cose.WriteInt32(label);
            cose.WriteInt32(value);
        }
        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return cose.Encode();
    }
}
