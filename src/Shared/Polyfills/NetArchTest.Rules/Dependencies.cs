using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>Reads which types a type mentions: in its signatures, in its attributes, in its code and in the closures the compiler made of it.</summary>
internal static class Dependencies
{
    /// <summary>The full names mentioned, and the string constants, since a constant is often a name.</summary>
    public static IEnumerable<string> Of(TypeDefinition type) =>
        Mentioned(type).SelectMany(Parts).Select(reference => reference.FullName)
            .Concat(type.Fields.Where(field => field.HasConstant).Select(field => field.Constant).OfType<string>())
            .Concat(type.NestedTypes.Where(nested => nested.IsCompilerGenerated()).SelectMany(Of));

    private static IEnumerable<TypeReference> Mentioned(TypeDefinition type) =>
    [
        .. type.BaseType is { } ancestor ? [ancestor] : Array.Empty<TypeReference>(),
        .. type.Interfaces.Select(contract => contract.InterfaceType),
        .. Attributes(type),
        .. Constraints(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)),
        .. type.Events.SelectMany(occasion => Attributes(occasion).Append(occasion.EventType)),
        .. type.Methods.SelectMany(Signature),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => Code(method.Body)),
    ];

    private static IEnumerable<TypeReference> Signature(MethodDefinition method) =>
    [
        .. Attributes(method),
        .. Attributes(method.MethodReturnType),
        .. Constraints(method),
        method.ReturnType,
        .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
    ];

    private static IEnumerable<TypeReference> Code(Mono.Cecil.Cil.MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference reference => [reference],
            GenericInstanceMethod method => method.GenericArguments.Append(method.DeclaringType),
            MemberReference member when member.DeclaringType is { } declaring && declaring != body.Method.DeclaringType => [declaring],
            _ => Array.Empty<TypeReference>(),
        }),
    ];

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.Select(attribute => attribute.AttributeType);

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    /// <summary>Takes List&lt;Order[]&gt; apart into List and Order; a type parameter mentions nothing.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference reference) => reference switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification { ElementType: { } element } => Parts(element),
        _ => [reference],
    };
}
