using System.Runtime.CompilerServices;
using Mono.Cecil;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

/// <summary>
/// The types that a type mentions. NetArchTest's own search (<c>HaveDependencyOnAny</c>) does not enter what the compiler nests in what it made, which is
/// where the body of an async lambda lies, and it looks at nothing of what an exception handler catches; so we look through the type ourselves.
/// </summary>
internal static class Mentions
{
    private static readonly ConditionalWeakTable<TypeDefinition, HashSet<string>> Known = [];

    /// <summary>Full names, without what is nested in them.</summary>
    public static IReadOnlySet<string> Of(TypeDefinition type) => Known.GetValue(type, static t =>
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Read(t, names);
        return names;
    });

    private static void Read(TypeDefinition type, HashSet<string> names)
    {
        Add(type.BaseType, names);
        foreach (var contract in type.Interfaces) Add(contract.InterfaceType, names);
        Read((ICustomAttributeProvider)type, names);
        Read((IGenericParameterProvider)type, names);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType, names);
            Read(field, names);
        }
        foreach (var property in type.Properties) Read(property, names);
        foreach (var method in type.Methods) Read(method, names);
        // The compiler's own: closures, iterators, and the state machines of async methods and lambdas.
        foreach (var nested in type.NestedTypes.Where(n => n.Name.StartsWith('<'))) Read(nested, names);
    }

    private static void Read(MethodDefinition method, HashSet<string> names)
    {
        Add((MethodReference)method, names);
        Read((ICustomAttributeProvider)method, names);
        Read((IGenericParameterProvider)method, names);
        if (!method.HasBody) return;
        foreach (var variable in method.Body.Variables) Add(variable.VariableType, names);
        foreach (var handler in method.Body.ExceptionHandlers) Add(handler.CatchType, names);
        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference mentioned:
                    Add(mentioned, names);
                    break;
                case FieldReference field:
                    Add(field.DeclaringType, names);
                    Add(field.FieldType, names);
                    break;
                case MethodReference called:
                    Add(called.DeclaringType, names);
                    Add(called, names);
                    break;
            }
        }
    }

    private static void Read(ICustomAttributeProvider owner, HashSet<string> names)
    {
        if (!owner.HasCustomAttributes) return;
        foreach (var attribute in owner.CustomAttributes) Add(attribute.AttributeType, names);
    }

    private static void Read(IGenericParameterProvider owner, HashSet<string> names)
    {
        if (!owner.HasGenericParameters) return;
        foreach (var constraint in owner.GenericParameters.SelectMany(p => p.Constraints)) Add(constraint.ConstraintType, names);
    }

    /// <summary>The signature, with the type arguments of the call.</summary>
    private static void Add(MethodReference method, HashSet<string> names)
    {
        Add(method.ReturnType, names);
        foreach (var parameter in method.Parameters) Add(parameter.ParameterType, names);
        if (method is not GenericInstanceMethod generic) return;
        foreach (var argument in generic.GenericArguments) Add(argument, names);
    }

    private static void Add(TypeReference? type, HashSet<string> names)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                Add(generic.ElementType, names);
                foreach (var argument in generic.GenericArguments) Add(argument, names);
                return;
            case TypeSpecification specification:
                Add(specification.ElementType, names);
                return;
            case { DeclaringType: { } declaring }:
                Add(declaring, names);
                return;
            default:
                names.Add(type.FullName);
                return;
        }
    }
}

/// <summary>Chooses an outermost type and all that is nested in it, or a whole namespace.</summary>
internal sealed class LiesIn(string name) : ICustomRule
{
    public bool MeetsRule(TypeDefinition type) => type.FullName.StartsWith(name, StringComparison.Ordinal)
        && (type.FullName.Length == name.Length || type.FullName[name.Length] is '/' or '.');
}

/// <summary>Whether a type mentions one of these types, or one of these namespaces.</summary>
internal sealed class Knows(params IReadOnlyList<string> names) : ICustomRule
{
    public bool MeetsRule(TypeDefinition type)
    {
        var mentioned = Mentions.Of(type);
        return names.Any(mentioned.Contains) || mentioned.Any(m => names.Any(name => m.StartsWith(name + '.', StringComparison.Ordinal)));
    }
}
