import { browserClient } from '../ui/browser-client.ts'
import { startOptions } from '../ui/start-options.tsx'

startOptions(browserClient, document.getElementById('app')!)
