/** Questions for the clinician, worded so that they do not lead. */
import { Copy } from 'lucide-preact'
import { useApp } from '../state/app.tsx'
import { copyQuery } from '../view/copy.ts'
import { Button } from './controls.tsx'
import { Evidence } from './Evidence.tsx'
import { Section } from './Section.tsx'

export function Queries() {
  const app = useApp()
  const prompts = app.chart.reading.value?.analysis.prompts ?? []
  return (
    <Section title="Documentation queries" count={prompts.length} toggle="queries-toggle">
      <ul class="plain-list">
        {prompts.map((prompt) => (
          <li key={prompt.question} class="query" data-testid="query" data-topic={prompt.topic}>
            <div class="query-head">
              <span class="tag">{prompt.topic.replace(/-/g, ' ')}</span>
              <Button icon={Copy} onClick={() => app.copy(copyQuery(prompt), 'Query')}>
                Copy query
              </Button>
            </div>
            <p class="question">{prompt.question}</p>
            <Evidence spans={prompt.evidence} />
            {prompt.options ? (
              <ul class="choices" aria-label="Options">
                {prompt.options.map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
