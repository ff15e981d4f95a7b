/**
 * The basket as FHIR R4 (hl7.org/fhir/R4): a Bundle with a Condition for each diagnosis and one draft Claim. The chart's patient, provider and
 * coverage are not known here and never leave the page: the Claim's required references stand as displays to be filled in.
 */
import type { CodeSystem } from '../engine/types.ts'
import type { Exported, ExportItem } from './export.ts'

/** Canonical addresses of the code systems (terminology.hl7.org). They are names; nothing is fetched. */
const SYSTEM: Partial<Record<CodeSystem, string>> = {
  'ICD-10-CM': 'http://hl7.org/fhir/sid/icd-10-cm',
  'ICD-10-PCS': 'http://www.cms.gov/Medicare/Coding/ICD10',
  'ICD-9-CM': 'http://hl7.org/fhir/sid/icd-9-cm',
  'ICD-9-CM-PROC': 'http://terminology.hl7.org/CodeSystem/icd9-volume3',
  HCPCS: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  CPT: 'http://www.ama-assn.org/go/cpt',
}
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'
const PATIENT = { display: 'Patient of the chart' }

const DIAGNOSES: CodeSystem[] = ['ICD-10-CM', 'ICD-9-CM']
const PROCEDURES: CodeSystem[] = ['ICD-10-PCS', 'ICD-9-CM-PROC']

const concept = ({ system, code, title }: ExportItem) => ({
  coding: [{ system: SYSTEM[system], code, ...(title ? { display: title } : {}) }],
})

/** A Bundle of type "collection", as an object ready for JSON. */
export function asFhir(exported: Exported): object {
  const diagnoses = exported.items.filter(({ system }) => DIAGNOSES.includes(system))
  const procedures = exported.items.filter(({ system }) => PROCEDURES.includes(system))
  const services = exported.items.filter(({ system }) => !DIAGNOSES.includes(system) && !PROCEDURES.includes(system))
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      ...diagnoses.map((item, place) => ({ resource: condition(item, place, exported.date) })),
      { resource: claim(exported, diagnoses, procedures, services) },
    ],
  }
}

const condition = (item: ExportItem, place: number, date: string) => ({
  resourceType: 'Condition',
  id: `diagnosis-${place + 1}`,
  verificationStatus: { coding: [{ system: `${TERMINOLOGY}/condition-ver-status`, code: 'confirmed' }] },
  category: [{ coding: [{ system: `${TERMINOLOGY}/condition-category`, code: 'encounter-diagnosis' }] }],
  code: concept(item),
  subject: PATIENT,
  recordedDate: date,
})

function claim(exported: Exported, diagnoses: ExportItem[], procedures: ExportItem[], services: ExportItem[]) {
  const { date, setting } = exported
  const sequenceOf = (code: string) => diagnoses.findIndex((diagnosis) => diagnosis.code === code) + 1
  return {
    resourceType: 'Claim',
    id: 'claim',
    status: 'draft',
    type: {
      coding: [
        { system: `${TERMINOLOGY}/claim-type`, code: setting === 'professional' ? 'professional' : 'institutional' },
      ],
    },
    use: 'claim',
    patient: PATIENT,
    created: date,
    billablePeriod: { start: date },
    provider: { display: 'Provider of the chart' },
    priority: { coding: [{ system: `${TERMINOLOGY}/processpriority`, code: 'normal' }] },
    insurance: [{ sequence: 1, focal: true, coverage: { display: 'Coverage not stated' } }],
    ...list(
      'diagnosis',
      diagnoses.map((item, place) => ({
        sequence: place + 1,
        diagnosisCodeableConcept: concept(item),
        ...(place === 0
          ? { type: [{ coding: [{ system: `${TERMINOLOGY}/ex-diagnosistype`, code: 'principal' }] }] }
          : {}),
        ...(item.poa && item.poa !== '1'
          ? {
              onAdmission: {
                coding: [{ system: `${TERMINOLOGY}/ex-diagnosis-on-admission`, code: item.poa.toLowerCase() }],
              },
            }
          : {}),
      })),
    ),
    ...list(
      'procedure',
      procedures.map((item, place) => ({ sequence: place + 1, procedureCodeableConcept: concept(item) })),
    ),
    ...list(
      'item',
      services.map((item, place) => ({
        sequence: place + 1,
        ...list(
          'diagnosisSequence',
          item.pointers.map(sequenceOf).filter((sequence) => sequence > 0),
        ),
        productOrService: concept(item),
        ...list(
          'modifier',
          item.modifiers.map((code) => ({ coding: [{ system: SYSTEM.HCPCS, code }] })),
        ),
        servicedDate: date,
        quantity: { value: item.units },
      })),
    ),
  }
}

/** FHIR has no empty lists: the element is left out. */
const list = <T>(name: string, values: T[]): Record<string, T[]> => (values.length > 0 ? { [name]: values } : {})
